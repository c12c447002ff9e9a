import { type Member, type Summary, summarise } from "../assess/assess-group";
import type { ContainerHistory } from "../container-history";
import type { NodeId } from "../ids";
import type { Operation } from "../operation";
import { mergeRelations } from "../relate/merge-relations";
import type { Finding, NetworkNode, Relation } from "../topology/model";
import type { SlotNode } from "../topology/slot-table";
import type { ContainerState } from "./container-state";
import type { NodeDraft } from "./draft";
import type { EngineState } from "./engine-state";
import { networkDrafts } from "./host-drafts";
import { nextContainerStates } from "./place-all";
import { keepSame, sameItems } from "./same";
import { nextStacks, type StackPart } from "./stack-parts";
import { nextStructure } from "./structure";
import { toContainerNode } from "./to-container-node";

/**
 * One engine's part of the view. Engines touch each other in few places (zones, relations across), so a part is worked
 * out alone, and a change in one leaves all others the very objects they were.
 */
export interface EnginePart {
  readonly engine: EngineState;
  readonly containers: ReadonlyMap<NodeId, ContainerState>;
  readonly stacks: ReadonlyMap<NodeId, StackPart>;
  readonly networks: readonly Omit<NetworkNode, "slot">[];
  /** Its stacks, networks and containers. */
  readonly drafts: readonly NodeDraft[];
  /** What of them has a slot; the very same list while no status but nothing else has changed. */
  readonly structure: readonly SlotNode[];
  /** Of all its containers. */
  readonly summary: Summary;
  readonly findings: ReadonlyMap<string, Finding>;
  /** Those of severity high. */
  readonly breaches: readonly Finding[];
  /** From its containers, those to other engines among them. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** When the health of the first of its containers changes by time alone; null: of none does. */
  readonly nextChangeAt: number | null;
  readonly causes: PartCauses;
}

export interface PartCauses {
  /** Running ones on this engine. */
  readonly operations: readonly Operation[];
  /** By node; another map when anything in it has changed. Missing: nothing is remembered. */
  readonly history: ReadonlyMap<NodeId, ContainerHistory> | undefined;
  /** Relations from its containers to those of other engines. */
  readonly across: readonly Relation[];
  readonly now: number;
}

/** @returns `previous` itself when nothing that it came from has changed and no window of its health rules has run out. */
export function nextPart(engine: EngineState, causes: PartCauses, previous: EnginePart | null): EnginePart {
  const settled = previous !== null && previous.engine === engine && isCurrent(previous, causes);
  const inside = settled ? previous : insideOf(engine, causes, previous);
  const before = previous?.engine.related === engine.related && previous.causes.across === causes.across;
  if (settled && before) return previous;
  const relations = before ? previous.relations : relationsOf(engine, causes.across, previous?.relations);
  return { ...inside, relations, causes: { ...inside.causes, across: causes.across } };
}

function isCurrent({ causes, nextChangeAt }: EnginePart, { operations, history, now }: PartCauses): boolean {
  return (
    causes.history === history &&
    sameItems(causes.operations, operations) &&
    now >= causes.now &&
    (nextChangeAt === null || now < nextChangeAt)
  );
}

function insideOf(engine: EngineState, causes: PartCauses, previous: EnginePart | null): Omit<EnginePart, "relations"> {
  const containers = nextContainerStates(engine, causes, previous?.containers ?? new Map());
  const stacks = nextStacks(engine, containers, previous?.stacks ?? new Map());
  const networks = nextNetworks(engine, previous);
  const findings = new Map<string, Finding>();
  const members: Member[] = [];
  const nodes: NodeDraft[] = [];
  let nextChangeAt: number | null = null;
  // In the order of names: one that shares another's network is worked out after that one.
  engine.normal.containers.forEach((_, id) => {
    const state = containers.get(id);
    if (!state) return;
    for (const finding of state.findings) findings.set(finding.id, finding);
    const { nextChangeAt: at } = state.health;
    if (at !== null && (nextChangeAt === null || at < nextChangeAt)) nextChangeAt = at;
    members.push(state.member);
    nodes.push(toContainerNode(state, engine));
  });
  const drafts: NodeDraft[] = [...[...stacks.values()].map(({ draft }) => draft), ...networks, ...nodes];
  return {
    engine,
    containers,
    stacks,
    networks,
    drafts,
    structure: nextStructure(drafts, previous?.structure ?? []),
    summary: summarise(members),
    findings: previous ? keepSame(previous.findings, findings) : findings,
    breaches: [...findings.values()].filter(({ severity }) => severity === "high"),
    nextChangeAt,
    causes,
  };
}

const nextNetworks = (engine: EngineState, previous: EnginePart | null): EnginePart["networks"] =>
  previous?.engine.related === engine.related && previous.engine.host.nodeId === engine.host.nodeId
    ? previous.networks
    : networkDrafts(engine);

/** What two rules found within an engine and across engines is one relation. */
function relationsOf(
  engine: EngineState,
  across: readonly Relation[],
  previous: ReadonlyMap<string, Relation> | undefined,
): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>();
  for (const each of engine.related.relations) relations.set(each.id, each);
  for (const each of across) {
    const known = relations.get(each.id);
    const [merged = each] = known ? mergeRelations([known, each]) : [];
    relations.set(each.id, merged);
  }
  return previous ? keepSame(previous, relations) : relations;
}
