import { onPanelClock } from "../clock";
import type { KindState } from "../cluster-report";
import type { EventReport } from "../cluster-report/events";
import { maskText } from "../mask-secrets";
import type { WorkloadFacts } from "../normalise/workload-facts";
import type { ClusterState } from "../publish/cluster-state";
import { scalerOf, setsOf } from "./made-by";

/** What a cluster tells of a workload and of what belongs to it. Times in epoch ms on the panel's clock. */
export interface WorkloadEvents {
  /** Of the kind Event: unless it is `live`, none is not the same as nothing happened. */
  readonly state: KindState;
  /** Warnings first, each the newest first. */
  readonly groups: readonly EventGroup[];
  /** Older groups that were left out. */
  readonly left: number;
}

/** What was said in the same words, of one object or of several; of warnings in the newest ones. */
export interface EventGroup {
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  /** With what looks like a secret masked. */
  readonly message: string;
  readonly kind: string;
  /** Whom it was said of, in order, the first of them; `others` is how many more there were. */
  readonly names: readonly string[];
  readonly others: number;
  readonly count: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

const mostGroups = 60;
const mostNames = 3;

/** Of the workload, its ReplicaSets or Jobs, its pods (also those that are gone), its claims and its autoscaler. */
export function toWorkloadEvents(facts: WorkloadFacts, cluster: ClusterState): WorkloadEvents {
  const { report } = cluster.normal;
  const isOf = eventsOf(facts, cluster);
  const groups = Map.groupBy([...report.objects.Event.values()].filter(isOf), (event) =>
    JSON.stringify([event.type, event.reason, wordsOf(event), event.about.kind]),
  );
  const all = [...groups.values()].map((events) => toGroup(events, cluster.skewMs)).sort(loudAndNewFirst);
  return {
    state: report.kinds.Event.state,
    groups: all.slice(0, mostGroups),
    left: Math.max(0, all.length - mostGroups),
  };
}

const uid = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/** What goes wrong again goes wrong in the same words but for the pod's name, a port or a time. */
function wordsOf({ type, message, about }: EventReport): string {
  if (type !== "Warning") return message;
  return message.replaceAll(about.name, "*").replace(uid, "*").replace(/\d+/g, "#");
}

function toGroup(events: readonly EventReport[], skewMs: number): EventGroup {
  const newestFirst = [...events].sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0));
  const [{ type, reason, message, about }] = newestFirst as [EventReport, ...EventReport[]];
  const names = [...new Set(events.map((event) => event.about.name))].sort();
  const times = (pick: (event: EventReport) => number | null) => events.flatMap((event) => pick(event) ?? []);
  const firsts = times(({ firstAt }) => firstAt);
  const lasts = times(({ lastAt }) => lastAt);
  return {
    ...{ type, reason, message: maskText(message), kind: about.kind },
    names: names.slice(0, mostNames),
    others: Math.max(0, names.length - mostNames),
    count: events.reduce((sum, event) => sum + event.count, 0),
    firstAt: onPanelClock(firsts.length > 0 ? Math.min(...firsts) : null, skewMs),
    lastAt: onPanelClock(lasts.length > 0 ? Math.max(...lasts) : null, skewMs),
  };
}

const loudAndNewFirst = (a: EventGroup, b: EventGroup): number =>
  Number(b.type === "Warning") - Number(a.type === "Warning") || (b.lastAt ?? 0) - (a.lastAt ?? 0);

function eventsOf(facts: WorkloadFacts, { normal }: ClusterState): (event: EventReport) => boolean {
  const { nodeId, kind, namespace, name, jobs, claims } = facts;
  const { objects } = normal.report;
  const makers = [...setsOf(facts, objects), ...jobs].map((each) => each.name);
  const scaler = scalerOf(facts, objects);
  const own = new Set([
    `${kind} ${name}`,
    ...makers.map((each) => `${kind === "CronJob" ? "Job" : "ReplicaSet"} ${each}`),
    ...claims.map((each) => `PersistentVolumeClaim ${each.name}`),
    ...(scaler ? [`HorizontalPodAutoscaler ${scaler.name}`] : []),
  ]);
  /** What its pods are called after; a pod that stands alone has none that were. */
  const named = kind === "Deployment" || kind === "CronJob" ? makers : kind === "Pod" ? [] : [name];
  /** A pod that is gone tells by its name whose it was: the maker's, and one word more. */
  const wasOf = (pod: string) => named.includes(pod.slice(0, Math.max(0, pod.lastIndexOf("-"))));
  return ({ about }) => {
    if (about.namespace !== namespace) return false;
    if (own.has(`${about.kind} ${about.name}`)) return true;
    if (about.kind !== "Pod") return false;
    const home = normal.pods.homes.get(`${namespace}/${about.name}`);
    return home === undefined ? wasOf(about.name) : home === nodeId;
  };
}
