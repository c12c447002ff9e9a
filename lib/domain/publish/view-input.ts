import type { ClusterReport } from "../cluster-report";
import type { ContainerHistory } from "../container-history";
import type { EngineReport } from "../engine-report";
import type { NodeId } from "../ids";
import type { Inventory } from "../inventory/model";
import type { Operation } from "../operation";
import type { SharedMachineIds } from "../place/machine-ids";
import type { SourceStatus } from "../source";
import type { Finding, Patch, Relation, TopologyNode, View } from "../topology/model";
import type { SlotNode, SlotTables } from "../topology/slot-table";
import type { AcrossState } from "./across";
import type { ClusterPart } from "./cluster-part";
import type { ClusterState } from "./cluster-state";
import type { ContainerState } from "./container-state";
import type { EnginePart } from "./engine-part";
import type { EngineState } from "./engine-state";
import type { Joined } from "./join-parts";
import type { Settling } from "./slots";
import type { SlottedPart } from "./slotted-nodes";

/** Everything that a view is made of. Plain and immutable: equal input gives an equal view, whatever came before. */
export interface ViewInput {
  readonly bootId: string;
  /** The last report of each engine, kept while the engine is silent. */
  readonly reports: ReadonlyMap<string, EngineReport>;
  /** The last report of each cluster, kept while the cluster is silent. */
  readonly clusters: ReadonlyMap<string, ClusterReport>;
  readonly sources: ReadonlyMap<string, SourceStatus>;
  readonly inventory: Inventory;
  /** Running ones are at work on their nodes; the others don't matter here. */
  readonly operations: readonly Operation[];
  /** Of every preset, as they were last kept. */
  readonly slots: SlotTables;
  /** Epoch ms, panel's clock. */
  readonly now: number;
  /** By engine, then by node. An engine's map is another one when anything in it has changed. */
  readonly history: ReadonlyMap<string, ReadonlyMap<NodeId, ContainerHistory>>;
}

export interface Renamed {
  readonly from: NodeId;
  readonly to: NodeId;
}

/** A view and what the next one is built from. */
export interface ViewState {
  readonly view: View;
  /** To be kept when they aren't the very tables of the input. */
  readonly slots: SlotTables;
  /** The very first engines are still being heard for the first time: nothing has a place of its own yet. */
  readonly settling: Settling | null;
  /** Containers that bear a new name since the previous view: their pins, selection and history go along. */
  readonly renamed: readonly Renamed[];
  /** From the view before this one, or from nothing. */
  readonly patch: Patch;
  readonly engines: ReadonlyMap<string, EngineState>;
  readonly containers: { get(id: NodeId): ContainerState | undefined; values(): Iterable<ContainerState> };
  readonly across: AcrossState;
  readonly parts: ReadonlyMap<string, EnginePart>;
  /** Those that several nodes have. */
  readonly machineIds: SharedMachineIds;
  readonly clusters: ReadonlyMap<string, ClusterState>;
  /** By cluster id. */
  readonly clusterParts: ReadonlyMap<string, ClusterPart>;
  /** What has a slot: zones, lanes and hosts first, then engine by engine, then cluster by cluster. */
  readonly structures: readonly (readonly SlotNode[])[];
  readonly slotted: ReadonlyMap<string, SlottedPart>;
  readonly nodes: Joined<TopologyNode>;
  readonly relations: Joined<Relation>;
  readonly findings: Joined<Finding>;
}
