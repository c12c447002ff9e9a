import { type Member, overrideStale } from "../assess/assess-group";
import { endOfJob } from "../assess/kubernetes/assess-job";
import { assessPod } from "../assess/kubernetes/assess-pod";
import { assessWorkload } from "../assess/kubernetes/assess-workload";
import { neededBy, unknownBecauseOf } from "../assess/kubernetes/unknown-kinds";
import type { Assessment, Verdict } from "../assess/model";
import { toPanelClock } from "../assess/to-panel-clock";
import type { ClusterKind, ClusterReport } from "../cluster-report";
import type { PodReport } from "../cluster-report/pods";
import { findOpenPorts } from "../findings/find-open-ports";
import { nodesOf } from "../normalise/nodes-of";
import type { WorkloadFacts } from "../normalise/workload-facts";
import type { Operation } from "../operation";
import type { ClusterContext } from "../place/cluster-context";
import { placeWorkload, type WorkloadPlace } from "../place/place-workload";
import { reason } from "../reason";
import { relateNodes } from "../relate/kubernetes/relate-nodes";
import type { SourceState } from "../source";
import type { Finding, Relation } from "../topology/model";
import type { ClusterState } from "./cluster-state";
import { sameItems } from "./same";

/** A pod with its health. */
export interface PodState {
  readonly pod: PodReport;
  /** On the cluster's clock: what its workload's health is told from. */
  readonly verdict: Verdict;
  readonly health: Assessment;
  readonly ofFinishedJob: boolean;
}

/** What is known of one workload, with what it was worked out from: equal causes are not worked out again. */
export interface WorkloadState {
  readonly facts: WorkloadFacts;
  readonly pods: readonly PodState[];
  /** Nodes that its pods run on, in order. */
  readonly nodeNames: readonly string[];
  readonly place: WorkloadPlace;
  readonly findings: readonly Finding[];
  readonly runsOn: readonly Relation[];
  readonly health: Assessment;
  readonly operation: Operation | null;
  readonly context: ClusterContext;
  readonly causes: Causes;
  readonly assessedAt: number;
  /** When the first of its pods, or it itself, changes by time alone, panel's clock. */
  readonly nextChangeAt: number | null;
}

interface Causes {
  readonly kinds: ClusterReport["kinds"];
  readonly classes: ClusterReport["objects"]["StorageClass"];
  readonly silent: ClusterState["silent"];
  readonly skewMs: number;
  readonly state: SourceState;
  readonly since: number;
}

export interface WorkloadTurn {
  readonly facts: WorkloadFacts;
  readonly cluster: ClusterState;
  readonly operation: Operation | null;
  readonly now: number;
}

/** As its namespace, cluster and zone count it. */
export const toMember = ({ facts, health }: WorkloadState): Member => ({ name: facts.name, oneOff: false, health });

/** @returns `previous` itself when nothing that it came from has changed and no window has run out. */
export function nextWorkloadState(turn: WorkloadTurn, previous: WorkloadState | null): WorkloadState {
  const { facts, cluster, operation, now } = turn;
  const { context } = cluster;
  const causes = causesOf(cluster);
  const before = previous && sameCauses(previous.causes, causes) && now >= previous.assessedAt ? previous : null;
  const isDue = before !== null && before.nextChangeAt !== null && now >= before.nextChangeAt;
  const placed = previous?.place && previous.context === context && previous.facts.template === facts.template;
  if (before && !isDue && placed && before.facts === facts && before.operation === operation) return before;

  const pods = nextPods(turn, before?.pods ?? none);
  const names = nodesOf(facts.pods);
  const nodeNames = previous && sameItems(previous.nodeNames, names) ? previous.nodeNames : names;
  const stands = placed && previous.nodeNames === nodeNames && previous.facts.fronts === facts.fronts;
  const place = stands ? previous.place : placeWorkload(facts, nodeNames, context);
  const findings = stands
    ? previous.findings
    : findOpenPorts(facts.nodeId, place.placement, context.place, context.index);
  const health = assess(turn, pods);
  const ends = [health, ...pods.map((each) => each.health)].flatMap(({ nextChangeAt }) => nextChangeAt ?? []);
  return {
    runsOn: stands ? previous.runsOn : relateNodes(facts.nodeId, nodeNames, context),
    ...{ facts, nodeNames, place, findings, health, operation, context, causes },
    pods: before && sameItems(before.pods, pods) ? before.pods : pods,
    assessedAt: now,
    nextChangeAt: ends.length > 0 ? Math.min(...ends) : null,
  };
}

const none: readonly never[] = [];

/** What the health of everything in a cluster depends on. */
function causesOf({ normal: { report }, kinds, silent, source, skewMs }: ClusterState): Causes {
  const { state, since } = source ?? { state: "connecting" as const, since: report.at };
  return { kinds, classes: report.objects.StorageClass, silent, skewMs, state, since };
}

const sameCauses = (a: Causes, b: Causes): boolean =>
  a.kinds === b.kinds &&
  a.classes === b.classes &&
  a.silent === b.silent &&
  a.skewMs === b.skewMs &&
  a.state === b.state &&
  a.since === b.since;

function nextPods({ facts, cluster, now }: WorkloadTurn, previous: readonly PodState[]): readonly PodState[] {
  const ended = new Set(facts.jobs.flatMap((job) => (endOfJob(job) ? [job.uid] : [])));
  const isOver = facts.kind === "Job" && facts.object !== null && endOfJob(facts.object) !== null;
  const known = new Map(previous.map((each) => [each.pod, each]));
  return facts.pods.map((pod) => {
    const silentAt = cluster.silent.get(pod.nodeName) ?? null;
    const ofFinishedJob = isOver || ended.has(pod.owner?.uid ?? "");
    const before = known.get(pod);
    const due = before?.health.nextChangeAt ?? null;
    if (before && before.ofFinishedJob === ofFinishedJob && (due === null || now < due)) return before;
    const seen = assessPod(pod, { now: now + cluster.skewMs, nodeSilentAt: silentAt, ofFinishedJob });
    return { pod, verdict: seen, ofFinishedJob, health: tell(seen, ["Pod"], cluster) };
  });
}

function assess({ facts, cluster, operation, now }: WorkloadTurn, pods: readonly PodState[]): Assessment {
  if (operation) {
    const { kind, startedAt } = operation;
    const why = reason("health.operation", { kind, startedAt });
    return { tier: "progressing", reason: why, since: startedAt, nextChangeAt: null };
  }
  const { kinds } = cluster;
  const { objects } = cluster.normal.report;
  const known = kinds.Pod.state === "live" ? pods.map(({ pod, verdict }) => ({ pod, health: verdict })) : none;
  const context = { now: now + cluster.skewMs, pods: known };
  const seen = assessWorkload(facts, context, { kinds, classes: objects.StorageClass });
  return tell(seen, neededBy[facts.kind], cluster);
}

/** An answer on the panel's clock, unless what it was told from is not known: then that, with since when. */
export function tell(seen: Verdict, needed: readonly ClusterKind[], cluster: ClusterState): Assessment {
  const { normal, kinds, skewMs, source } = cluster;
  const told = unknownBecauseOf(needed, kinds) ?? toPanelClock(seen, skewMs);
  // A cluster without a status has just been added or is being removed: it doesn't vouch for anything.
  const { state, since } = source ?? { state: "connecting" as const, since: normal.report.at };
  return { ...overrideStale(told, { state, since }), nextChangeAt: state === "live" ? told.nextChangeAt : null };
}
