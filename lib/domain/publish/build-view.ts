import type { NodeId } from "../ids";
import { indexInventory } from "../inventory/index-inventory";
import { mergeRelations } from "../relate/merge-relations";
import type { Finding, Relation, Slot, TopologyNode, View } from "../topology/model";
import { toSlot } from "../topology/slot-table";
import { nextAcross } from "./across";
import type { ContainerState } from "./container-state";
import type { NodeDraft } from "./draft";
import { type EngineState, nextEngineState } from "./engine-state";
import { findRenamed } from "./find-renamed";
import { hostDraft, networkDrafts, stackDrafts } from "./host-drafts";
import { type HostState, hostStates } from "./host-states";
import { nextContainerStates } from "./place-all";
import { keepSame, same } from "./same";
import { isSettling, nextSlots } from "./slots";
import { createTallies, type Tallies } from "./tallies";
import { toContainerNode } from "./to-container-node";
import type { Renamed, ViewInput, ViewState } from "./view-input";
import { laneDrafts, zoneDrafts } from "./zone-drafts";

/**
 * From everything that is known to one picture: normalise, place, relate, assess, publish. Pure; what did not change
 * keeps its identity from the previous state, and the revision grows only when something did.
 *
 * @param previous - What the last call returned; `null` begins at revision 1. It saves work and numbers the revisions;
 *   but for that, and for the clock skew in use, equal input gives an equal view whatever came before.
 */
export function buildView(input: ViewInput, previous: ViewState | null): ViewState {
  const index = indexInventory(input.inventory);
  const engines = new Map<string, EngineState>();
  const containers = new Map<NodeId, ContainerState>();
  const renamed: Renamed[] = [];
  const operations = input.operations.filter((operation) => operation.state === "running");
  for (const engineId of [...input.reports.keys()].sort()) {
    const report = input.reports.get(engineId);
    if (!report) continue;
    const before = previous?.engines.get(engineId) ?? null;
    const engine = nextEngineState(report, index, operations, input.sources.get(engineId) ?? null, before);
    engines.set(engineId, engine);
    renamed.push(...findRenamed(before?.normal, engine.normal));
    for (const [id, state] of nextContainerStates(engine, input, previous?.containers ?? new Map()))
      containers.set(id, state);
  }

  const hosts = hostStates(index, engines, input.sources);
  const findings = new Map<string, Finding>();
  for (const state of containers.values()) for (const finding of state.findings) findings.set(finding.id, finding);
  const tallies = createTallies(engines, containers, hosts, findings);

  const drafts = draftNodes(index, engines, containers, hosts, tallies);
  const { slots, places } = nextSlots(input.slots, drafts, renamed, previous);
  const nodes = new Map<NodeId, TopologyNode>();
  for (const draft of drafts) nodes.set(draft.id, withSlot(draft, toSlot(slots.zones[draft.id])));
  const relations = new Map<string, Relation>();
  for (const { related } of engines.values()) for (const each of related.relations) relations.set(each.id, each);
  const across = nextAcross(engines, previous?.across ?? null);
  for (const each of across.relations) {
    const known = relations.get(each.id);
    const [merged = each] = known ? mergeRelations([known, each]) : [];
    relations.set(each.id, merged);
  }

  const view = nextView(
    input,
    { nodes, relations, findings, places, sources: input.sources },
    containers,
    previous?.view ?? null,
  );
  return { view, slots, settling: isSettling(slots, input, previous), renamed, engines, across, containers };
}

const slotted = new WeakMap<NodeDraft, TopologyNode>();

function withSlot(draft: NodeDraft, slot: Slot): TopologyNode {
  const known = slotted.get(draft);
  if (known && same(known.slot, slot)) return known;
  const node = { ...draft, slot } as TopologyNode;
  slotted.set(draft, node);
  return node;
}

function draftNodes(
  index: ReturnType<typeof indexInventory>,
  engines: ReadonlyMap<string, EngineState>,
  containers: ReadonlyMap<NodeId, ContainerState>,
  hosts: ReadonlyMap<NodeId, HostState>,
  tallies: Tallies,
): NodeDraft[] {
  const unplaced = [...hosts.values()].some((host) => host.zoneId !== null && !host.place.home);
  const drafts: NodeDraft[] = [...zoneDrafts(index, tallies, unplaced), ...laneDrafts(index, tallies)];
  for (const host of hosts.values()) drafts.push(hostDraft(host, tallies));
  for (const engine of engines.values()) {
    drafts.push(...stackDrafts(engine, tallies), ...networkDrafts(engine));
    for (const id of engine.normal.containers.keys()) {
      const state = containers.get(id);
      if (state) drafts.push(toContainerNode(state, engine));
    }
  }
  return drafts;
}

type Entries = Pick<View, "nodes" | "relations" | "findings" | "places" | "sources">;

function nextView(
  input: ViewInput,
  fresh: Entries,
  containers: ReadonlyMap<NodeId, ContainerState>,
  previous: View | null,
): View {
  const nodes = previous ? keepSame(previous.nodes, fresh.nodes) : fresh.nodes;
  const relations = previous ? keepSame(previous.relations, fresh.relations) : fresh.relations;
  const findings = previous ? keepSame(previous.findings, fresh.findings) : fresh.findings;
  const places = previous ? keepSame(previous.places, fresh.places) : fresh.places;
  const sources = previous ? keepSame(previous.sources, fresh.sources) : fresh.sources;
  let nextChangeAt: number | null = null;
  for (const { health } of containers.values())
    if (health.nextChangeAt !== null) nextChangeAt = Math.min(nextChangeAt ?? health.nextChangeAt, health.nextChangeAt);
  const unchanged =
    nodes === previous?.nodes &&
    relations === previous.relations &&
    findings === previous.findings &&
    places === previous.places &&
    sources === previous.sources;
  if (unchanged && previous.nextChangeAt === nextChangeAt) return previous;
  const revision = previous ? previous.revision + (unchanged ? 0 : 1) : 1;
  return {
    bootId: input.bootId,
    revision,
    at: unchanged ? previous.at : input.now,
    nodes,
    relations,
    findings,
    places,
    sources,
    nextChangeAt,
  };
}
