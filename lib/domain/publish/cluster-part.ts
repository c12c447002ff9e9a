import { type Summary, summarise } from "../assess/assess-group";
import type { NodeId } from "../ids";
import type { Operation } from "../operation";
import { mergeRelations } from "../relate/merge-relations";
import type { Finding, Relation } from "../topology/model";
import type { SlotNode } from "../topology/slot-table";
import { clusterDraft, namespaceDrafts } from "./cluster-drafts";
import type { ClusterState } from "./cluster-state";
import type { NodeDraft } from "./draft";
import { keepSame, sameItems } from "./same";
import { nextServiceStates, type ServiceState } from "./service-state";
import { nextStructure } from "./structure";
import { workloadDrafts } from "./to-workload-node";
import { nextWorkloadState, toMember, type WorkloadState } from "./workload-state";

/**
 * One cluster's part of the view, as `EnginePart` is an engine's: worked out alone, and a change of one pod leaves all
 * workloads but its own the very objects they were.
 */
export interface ClusterPart {
  readonly cluster: ClusterState;
  readonly workloads: ReadonlyMap<NodeId, WorkloadState>;
  readonly services: ReadonlyMap<string, ServiceState>;
  /** By the name of a namespace what is in it; by "" the cluster with its namespaces. */
  readonly compartments: ReadonlyMap<string, Compartment>;
  /** Of all its workloads: a pod is no member. */
  readonly summary: Summary;
  readonly findings: ReadonlyMap<string, Finding>;
  /** Those of severity high. */
  readonly breaches: readonly Finding[];
  readonly relations: ReadonlyMap<string, Relation>;
  /** When the first health in it changes by time alone; null: none does. */
  readonly nextChangeAt: number | null;
  readonly causes: ClusterCauses;
}

/** A share of a cluster's nodes: what nobody touched is taken over as it was, and thousands of pods are not gone through. */
export interface Compartment {
  /** What its nodes are drafted from. */
  readonly of: readonly unknown[];
  readonly drafts: readonly NodeDraft[];
  /** What of them has a slot; the very same list while nothing but a status has changed. */
  readonly structure: readonly SlotNode[];
}

export interface ClusterCauses {
  /** Running ones on this cluster. */
  readonly operations: readonly Operation[];
  /** Relations from its workloads to what other sources report. */
  readonly across: readonly Relation[];
  readonly now: number;
}

/** @returns `previous` itself when nothing that it came from has changed and no window of its health rules has run out. */
export function nextClusterPart(
  cluster: ClusterState,
  causes: ClusterCauses,
  previous: ClusterPart | null,
): ClusterPart {
  const settled = previous !== null && previous.cluster === cluster && isCurrent(previous, causes);
  if (settled && previous.causes.across === causes.across) return previous;
  const workloads = settled ? previous.workloads : nextWorkloads(cluster, causes, previous);
  const relations = relationsOf(cluster, workloads, causes.across, previous);
  if (settled) return { ...previous, relations, causes: { ...previous.causes, across: causes.across } };
  const services = nextServiceStates(cluster, workloads, causes.now, previous?.services ?? new Map());

  const namespaces = new Map<string, WorkloadState[]>();
  const findings = new Map<string, Finding>();
  let nextChangeAt: number | null = null;
  const soonest = (at: number | null) => {
    if (at !== null) nextChangeAt = Math.min(nextChangeAt ?? at, at);
  };
  for (const state of workloads.values()) {
    push(namespaces, state.facts.namespace, state);
    for (const finding of state.findings) findings.set(finding.id, finding);
    soonest(state.nextChangeAt);
  }
  for (const { nextChangeAt: at } of services.values()) soonest(at);
  const breaches = [...findings.values()].filter(({ severity }) => severity === "high");
  const summary = summarise([...workloads.values()].map(toMember));
  const boxes = [clusterDraft(cluster, summary, breaches.length), ...namespaceDrafts(cluster, namespaces)];
  return {
    cluster,
    workloads,
    services,
    compartments: nextCompartments(cluster, boxes, namespaces, services, previous),
    summary,
    findings: previous ? keepSame(previous.findings, findings) : findings,
    breaches,
    relations,
    nextChangeAt,
    causes,
  };
}

function nextCompartments(
  cluster: ClusterState,
  boxes: readonly NodeDraft[],
  namespaces: ReadonlyMap<string, readonly WorkloadState[]>,
  services: ClusterPart["services"],
  previous: ClusterPart | null,
): ClusterPart["compartments"] {
  const inside = new Map<string, (WorkloadState | ServiceState)[]>();
  for (const [name, states] of namespaces) inside.set(name, [...states]);
  for (const state of services.values()) push(inside, state.draft.namespace, state);
  const next = new Map<string, Compartment>();
  const put = (name: string, of: readonly unknown[], drafts: readonly NodeDraft[]) => {
    const structure = nextStructure(drafts, previous?.compartments.get(name)?.structure ?? []);
    next.set(name, { of, drafts, structure });
  };
  put("", boxes, boxes);
  for (const [name, of] of inside) {
    const before = previous?.compartments.get(name);
    if (before && sameItems(before.of, of)) next.set(name, before);
    else put(name, of, draftsOf(of, cluster));
  }
  return next;
}

function draftsOf(of: readonly (WorkloadState | ServiceState)[], cluster: ClusterState): NodeDraft[] {
  const drafts: NodeDraft[] = [];
  for (const state of of)
    if ("draft" in state) drafts.push(state.draft);
    else for (const draft of workloadDrafts(state, cluster)) drafts.push(draft);
  return drafts;
}

function push<T>(groups: Map<string, T[]>, name: string, one: T): void {
  const group = groups.get(name);
  if (group) group.push(one);
  else groups.set(name, [one]);
}

function isCurrent({ causes, nextChangeAt }: ClusterPart, { operations, now }: ClusterCauses): boolean {
  return sameItems(causes.operations, operations) && now >= causes.now && (nextChangeAt === null || now < nextChangeAt);
}

function nextWorkloads(
  cluster: ClusterState,
  { operations, now }: ClusterCauses,
  previous: ClusterPart | null,
): ReadonlyMap<NodeId, WorkloadState> {
  const running = new Map(operations.map((each) => [each.nodeId, each]));
  const states = new Map<NodeId, WorkloadState>();
  for (const [id, facts] of cluster.normal.workloads) {
    const turn = { facts, cluster, operation: running.get(id) ?? null, now };
    states.set(id, nextWorkloadState(turn, previous?.workloads.get(id) ?? null));
  }
  return states;
}

/** What two rules found within a cluster and across sources is one relation. */
function relationsOf(
  cluster: ClusterState,
  workloads: ClusterPart["workloads"],
  across: readonly Relation[],
  previous: ClusterPart | null,
): ReadonlyMap<string, Relation> {
  const asBefore =
    previous !== null &&
    previous.cluster.related.relations === cluster.related.relations &&
    previous.causes.across === across &&
    runAlike(previous.workloads, workloads);
  if (asBefore) return previous.relations;
  const relations = new Map<string, Relation>();
  for (const each of cluster.related.relations) relations.set(each.id, each);
  for (const { runsOn } of workloads.values()) for (const each of runsOn) relations.set(each.id, each);
  for (const each of across) {
    const known = relations.get(each.id);
    const [merged = each] = known ? mergeRelations([known, each]) : [];
    relations.set(each.id, merged);
  }
  return previous ? keepSame(previous.relations, relations) : relations;
}

function runAlike(a: ClusterPart["workloads"], b: ClusterPart["workloads"]): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [id, { runsOn }] of b) if (a.get(id)?.runsOn !== runsOn) return false;
  return true;
}
