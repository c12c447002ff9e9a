import type { ContainerHistory } from "../container-history";
import type { EngineReport } from "../engine-report";
import type { NodeId } from "../ids";
import type { Inventory } from "../inventory/model";
import type { Operation } from "../operation";
import type { SourceStatus } from "../source";
import type { View } from "../topology/model";
import type { SlotTables } from "../topology/slot-table";
import type { AcrossState } from "./across";
import type { ContainerState } from "./container-state";
import type { EngineState } from "./engine-state";

/** Everything that a view is made of. Plain and immutable: equal input gives an equal view, whatever came before. */
export interface ViewInput {
  readonly bootId: string;
  /** The last report of each engine, kept while the engine is silent. */
  readonly reports: ReadonlyMap<string, EngineReport>;
  readonly sources: ReadonlyMap<string, SourceStatus>;
  readonly inventory: Inventory;
  /** Running ones are at work on their nodes; the others don't matter here. */
  readonly operations: readonly Operation[];
  /** Of every preset, as they were last kept. */
  readonly slots: SlotTables;
  /** Epoch ms, panel's clock. */
  readonly now: number;
  readonly history: ReadonlyMap<NodeId, ContainerHistory>;
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
  readonly settling: boolean;
  /** Containers that bear a new name since the previous view: their pins, selection and history go along. */
  readonly renamed: readonly Renamed[];
  readonly engines: ReadonlyMap<string, EngineState>;
  readonly across: AcrossState;
  readonly containers: ReadonlyMap<NodeId, ContainerState>;
}
