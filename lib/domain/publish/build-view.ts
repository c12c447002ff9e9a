import { clusterNodeId, type NodeId, namespaceNodeId, unplacedZoneId } from "../ids";
import { type InventoryIndex, indexInventory } from "../inventory/index-inventory";
import type { Operation } from "../operation";
import { nextSharedMachineIds } from "../place/machine-ids";
import { relateLinks } from "../relate/relate-links";
import type { Patch, View } from "../topology/model";
import { nextAcross } from "./across";
import { type ClusterPart, nextClusterPart } from "./cluster-part";
import { type ClusterState, nextClusterState } from "./cluster-state";
import { containersOf } from "./containers-of";
import type { NodeDraft } from "./draft";
import { type EnginePart, nextPart } from "./engine-part";
import { type EngineState, nextEngineState } from "./engine-state";
import { findRenamed } from "./find-renamed";
import { hostDraft } from "./host-drafts";
import { type HostState, hostStates } from "./host-states";
import { joinParts, nothingJoined } from "./join-parts";
import { diff, isEmptyPatch } from "./patch";
import { keepSame } from "./same";
import { nextSlots } from "./slots";
import { nextSlotted, type SlottedPart } from "./slotted-nodes";
import { nextStructure } from "./structure";
import { aboveHost, createTallies } from "./tallies";
import type { Renamed, ViewInput, ViewState } from "./view-input";
import { laneDrafts, zoneDrafts } from "./zone-drafts";

/**
 * From everything that is known to one picture: normalise, place, relate, assess, publish. Pure; what did not change
 * keeps its identity from the previous state, and the revision grows only when something did. An engine of which nothing
 * has changed is not looked into: its part of the picture is taken over as it was.
 *
 * @param previous - What the last call returned; `null` begins at revision 1. It saves work and numbers the revisions;
 *   but for that, and for the clock skew in use, equal input gives an equal view whatever came before.
 */
export function buildView(input: ViewInput, previous: ViewState | null): ViewState {
  const index = indexInventory(input.inventory);
  const operations = bySource(input.operations);
  const engines = new Map<string, EngineState>();
  const renamed: Renamed[] = [];
  for (const engineId of [...input.reports.keys()].sort()) {
    const report = input.reports.get(engineId);
    if (!report) continue;
    const before = previous?.engines.get(engineId) ?? null;
    const source = input.sources.get(engineId) ?? null;
    const engine = nextEngineState(report, index, operations.get(engineId) ?? none, source, before);
    engines.set(engineId, engine);
    renamed.push(...findRenamed(before?.normal, engine.normal));
  }
  const machineIds = nextSharedMachineIds(input.clusters, previous?.machineIds ?? null);
  const clusters = new Map<string, ClusterState>();
  for (const clusterId of knownClusters(input)) {
    const [report, source] = [input.clusters.get(clusterId) ?? null, input.sources.get(clusterId) ?? null];
    const before = previous?.clusters.get(clusterId) ?? null;
    clusters.set(clusterId, nextClusterState(clusterId, report, index, source, machineIds.holders, before));
  }
  const across = nextAcross(engines, clusters, previous?.across ?? null);
  const parts = new Map<string, EnginePart>();
  for (const [engineId, engine] of engines) {
    const causes = {
      operations: operations.get(engineId) ?? none,
      history: input.history.get(engineId),
      across: across.byPart.get(engineId) ?? none,
      now: input.now,
    };
    parts.set(engineId, nextPart(engine, causes, previous?.parts.get(engineId) ?? null));
  }
  const clusterParts = new Map<string, ClusterPart>();
  for (const [clusterId, cluster] of clusters) {
    const causes = {
      operations: operations.get(clusterId) ?? none,
      across: across.byPart.get(clusterNodeId(clusterId)) ?? none,
      now: input.now,
    };
    clusterParts.set(clusterId, nextClusterPart(cluster, causes, previous?.clusterParts.get(clusterId) ?? null));
  }
  const all = new Map<string, EnginePart | ClusterPart>(parts);
  const boxed = new Map<string, Pick<EnginePart, "drafts" | "structure">>(parts);
  for (const [clusterId, part] of clusterParts) {
    all.set(clusterNodeId(clusterId), part);
    for (const [name, compartment] of part.compartments) boxed.set(namespaceNodeId(clusterId, name), compartment);
  }

  const above = draftAbove(index, parts, clusterParts, hostStates(index, engines, clusters, input.sources));
  const structures = [
    nextStructure(above, previous?.structures[0] ?? none),
    ...[...boxed.values()].map(({ structure }) => structure),
  ];
  const { slots, places, settling } = nextSlots(input, structures, renamed, previous);
  const slotted = new Map<string, SlottedPart>();
  const put = (name: string, drafts: readonly NodeDraft[]) =>
    slotted.set(name, nextSlotted(drafts, slots.zones, previous?.slotted.get(name)));
  put(aboveEngines, above);
  for (const [name, { drafts }] of boxed) put(name, drafts);

  const nodes = joinParts(
    tables(slotted, (part) => part.nodes),
    previous?.nodes ?? nothingJoined,
  );
  const relations = joinParts(
    tables(all, (part) => part.relations).set(aboveEngines, nextLinks(input, previous)),
    previous?.relations ?? nothingJoined,
  );
  const findings = joinParts(
    tables(all, (part) => part.findings),
    previous?.findings ?? nothingJoined,
  );
  const before = previous?.view ?? null;
  const keptPlaces = before ? keepSame(before.places, places) : places;
  const patch = {
    nodes: nodes.changes,
    relations: relations.changes,
    findings: findings.changes,
    places: diff(before?.places ?? new Map(), keptPlaces),
  };
  const entries = { nodes: nodes.all, relations: relations.all, findings: findings.all, places: keptPlaces };
  const view = nextView(input, entries, patch, soonest(all.values()), before);
  return {
    view,
    patch,
    slots,
    settling,
    renamed,
    engines,
    containers: containersOf(parts),
    across,
    parts,
    machineIds,
    clusters,
    clusterParts,
    structures,
    slotted,
    nodes,
    relations,
    findings,
  };
}

const none: readonly never[] = [];
/** Clusters that have reported, and those that have yet to. */
function knownClusters({ clusters, sources }: ViewInput): readonly string[] {
  const waiting = [...sources.values()].filter(({ kind }) => kind === "cluster").map(({ id }) => id);
  return [...new Set([...clusters.keys(), ...waiting])].sort();
}

/** No engine's id is empty. */
const aboveEngines = "";

function bySource(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const running = new Map<string, Operation[]>();
  for (const operation of operations) {
    if (operation.state !== "running") continue;
    const own = running.get(operation.sourceId);
    if (own) own.push(operation);
    else running.set(operation.sourceId, [operation]);
  }
  return running;
}

/** What stands above engines and clusters: zones, lanes and hosts. */
function draftAbove(
  index: InventoryIndex,
  parts: ReadonlyMap<string, EnginePart>,
  clusters: ReadonlyMap<string, ClusterPart>,
  hosts: ReadonlyMap<NodeId, HostState>,
): NodeDraft[] {
  const tallies = createTallies(
    [
      ...[...parts.values()].map(({ engine, summary, breaches }) => {
        const host = engine.host.nodeId;
        return { groups: [host, ...aboveHost(hosts.get(host))], summary, breaches };
      }),
      ...[...clusters.values()].map(({ cluster, summary, breaches }) => {
        return { groups: aboveHost(cluster.context.place), summary, breaches };
      }),
    ],
    hosts,
  );
  const unplaced =
    [...hosts.values()].some((host) => host.zoneId !== null && !host.place.home) ||
    [...clusters.values()].some(({ cluster }) => cluster.context.place.zoneId === unplacedZoneId);
  const drafts: NodeDraft[] = [...zoneDrafts(index, tallies, unplaced), ...laneDrafts(index, tallies)];
  for (const host of hosts.values()) drafts.push(hostDraft(host, tallies));
  return drafts;
}

/** @returns The very table of before while no link and no name at its ends has changed. */
function nextLinks({ inventory }: Pick<ViewInput, "inventory">, previous: ViewState | null): View["relations"] {
  const before = previous?.relations.parts.get(aboveEngines);
  const links = relateLinks(inventory);
  return before ? keepSame(before, links) : links;
}

const tables = <Part, T>(
  parts: ReadonlyMap<string, Part>,
  tableOf: (part: Part) => ReadonlyMap<string, T>,
): Map<string, ReadonlyMap<string, T>> => new Map([...parts].map(([name, part]) => [name, tableOf(part)]));

function soonest(parts: Iterable<Pick<EnginePart, "nextChangeAt">>): number | null {
  let at: number | null = null;
  for (const { nextChangeAt } of parts) if (nextChangeAt !== null) at = Math.min(at ?? nextChangeAt, nextChangeAt);
  return at;
}

function nextView(
  input: ViewInput,
  entries: Pick<View, "nodes" | "relations" | "findings" | "places">,
  patch: Patch,
  nextChangeAt: number | null,
  previous: View | null,
): View {
  const sources = previous ? keepSame(previous.sources, input.sources) : input.sources;
  const unchanged = isEmptyPatch(patch) && sources === previous?.sources;
  if (unchanged && previous.nextChangeAt === nextChangeAt) return previous;
  return {
    bootId: input.bootId,
    revision: previous ? previous.revision + (unchanged ? 0 : 1) : 1,
    at: unchanged ? previous.at : input.now,
    ...entries,
    sources,
    nextChangeAt,
  };
}
