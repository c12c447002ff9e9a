import { endOfJob } from "../assess/kubernetes/assess-job";
import { onPanelClock } from "../clock";
import type { PodReport } from "../cluster-report/pods";
import { namespaceNodeId, podNodeId } from "../ids";
import type { WorkloadFacts } from "../normalise/workload-facts";
import type { ZoneEvidence } from "../place/model";
import type { PodNode, WorkloadNode } from "../topology/cluster-nodes";
import type { PortSummary } from "../topology/model";
import type { ClusterState } from "./cluster-state";
import { toBadges } from "./to-badges";
import { toFindableLabels } from "./to-findable-labels";
import type { PodState, WorkloadState } from "./workload-state";

type WorkloadDraft = Omit<WorkloadNode, "slot">;
type PodDraft = Omit<PodNode, "slot">;

/** Addresses of one workload's pods and Services that are worth sending. */
const mostAddresses = 64;

const drafts = new WeakMap<WorkloadState, readonly (WorkloadDraft | PodDraft)[]>();

/** A workload and its pods. The same state gives the very same drafts, so that thousands of unchanged pods cost nothing. */
export function workloadDrafts(state: WorkloadState, cluster: ClusterState): readonly (WorkloadDraft | PodDraft)[] {
  const known = drafts.get(state);
  if (known) return known;
  const made = [toWorkloadNode(state), ...state.pods.map((pod) => podDraft(pod, state, cluster))];
  drafts.set(state, made);
  return made;
}

function toWorkloadNode(state: WorkloadState): WorkloadDraft {
  const { facts, place, findings, health, operation, context } = state;
  const { clusterId, namespace, fronts, template, pods } = facts;
  const containers = template?.containers.filter(({ init }) => !init) ?? [];
  return {
    kind: "workload",
    id: facts.nodeId,
    parentId: namespaceNodeId(clusterId, namespace),
    name: facts.name,
    health: { tier: health.tier, reason: health.reason, since: health.since },
    sourceId: clusterId,
    workloadKind: facts.kind,
    namespace,
    incarnation: facts.object?.uid ?? "",
    imageRef: containers[0]?.imageRef ?? "",
    images: [...new Set(containers.map(({ imageRef }) => imageRef))],
    ...countsOf(facts),
    restartCount: pods.reduce((sum, pod) => sum + restartsOf(pod), 0),
    state: stateOf(facts),
    app: facts.app,
    alsoIn: toBadges(place.placement.attached, place.placement.exposed, context.place.home?.zoneId ?? null),
    placed: place.placed,
    ports: openPorts(place.placement.exposed),
    addresses: addressesOf(facts),
    services: fronts.services.map(({ name }) => name),
    labels: toFindableLabels(facts.object?.labels ?? pods[0]?.labels ?? {}),
    operationId: operation?.id ?? null,
    breach: findings.some((finding) => finding.severity === "high"),
  };
}

const restartsOf = ({ initContainers, containers }: PodReport): number =>
  [...initContainers, ...containers].reduce((sum, { restartCount }) => sum + restartCount, 0);

const isReady = ({ conditions }: PodReport): boolean =>
  conditions.some(({ type, status }) => type === "Ready" && status === "True");

/** How many there are of how many there should be: pods; of a Job runs that succeeded, of a CronJob runs at work. */
function countsOf(facts: WorkloadFacts): Pick<WorkloadNode, "ready" | "desired"> {
  const ready = facts.pods.filter(isReady).length;
  if (facts.object === null) return { ready, desired: facts.pods.length };
  switch (facts.kind) {
    case "Job":
      return { ready: facts.object.succeeded, desired: facts.object.completions ?? facts.object.parallelism };
    case "CronJob":
      return { ready: facts.object.active.length, desired: facts.object.active.length };
    case "Pod":
      return { ready, desired: 1 };
    default:
      return { ready: facts.object.ready, desired: facts.object.desired };
  }
}

/** What it is about, as a filter says it; how it does is its health's to tell. */
function stateOf(facts: WorkloadFacts): string {
  if (facts.object === null) return "unknown";
  switch (facts.kind) {
    case "Job": {
      const end = endOfJob(facts.object);
      if (end) return end.failed ? "failed" : "complete";
      return facts.object.suspended ? "suspended" : "running";
    }
    case "CronJob":
      if (facts.object.suspended) return "suspended";
      return facts.object.active.length > 0 ? "running" : "waiting";
    case "Pod":
      return facts.object.phase === "Succeeded" ? "complete" : facts.object.phase.toLowerCase();
    case "Deployment":
      if (facts.object.paused) return "paused";
      if (facts.object.desired === 0) return "scaled-to-0";
      return facts.object.updated < facts.object.desired || facts.object.replicas > facts.object.updated
        ? "rolling-out"
        : "running";
    case "StatefulSet":
      if (facts.object.desired === 0) return "scaled-to-0";
      return facts.object.strategy === "RollingUpdate" &&
        facts.object.currentRevision !== facts.object.updateRevision &&
        facts.object.updated < facts.object.desired - facts.object.partition
        ? "rolling-out"
        : "running";
    case "DaemonSet":
      return facts.object.strategy === "RollingUpdate" && facts.object.updated < facts.object.desired
        ? "rolling-out"
        : "running";
    case "ReplicaSet":
      return facts.object.desired === 0 ? "scaled-to-0" : "running";
  }
}

function openPorts(exposed: readonly ZoneEvidence[]): PortSummary[] {
  const found = new Map<string, PortSummary>();
  for (const { port } of exposed) {
    if (!port || port.hostPort === null) continue;
    const { hostIp, hostPort, containerPort, proto } = port;
    const key = `${hostIp} ${hostPort} ${containerPort}/${proto}`;
    if (!found.has(key)) found.set(key, { hostIp, hostPort, containerPort, proto });
  }
  return [...found.values()];
}

function addressesOf({ pods, fronts }: WorkloadFacts): string[] {
  const found = new Set<string>();
  for (const { clusterIps, externalIps, balancers } of fronts.services)
    for (const address of [...balancers, ...externalIps, ...clusterIps]) if (address !== "None") found.add(address);
  for (const { podIps } of pods) for (const address of podIps) found.add(address);
  return [...found].slice(0, mostAddresses);
}

const podDrafts = new WeakMap<PodState, { readonly hostId: PodNode["hostId"]; readonly draft: PodDraft }>();

function podDraft(state: PodState, { facts }: WorkloadState, { context, skewMs }: ClusterState): PodDraft {
  const { pod, health } = state;
  const hostId = context.nodes.get(pod.nodeName)?.hostId ?? null;
  const known = podDrafts.get(state);
  if (known?.hostId === hostId) return known.draft;
  const draft: PodDraft = {
    kind: "pod",
    id: podNodeId(facts.clusterId, pod.uid),
    parentId: facts.nodeId,
    name: pod.name,
    health: { tier: health.tier, reason: health.reason, since: health.since },
    sourceId: facts.clusterId,
    nodeName: pod.nodeName,
    hostId,
    addresses: pod.podIps,
    ready: pod.containers.filter(({ ready }) => ready).length,
    containers: pod.containers.length,
    restartCount: restartsOf(pod),
    startedAt: onPanelClock(pod.startedAt, skewMs),
  };
  podDrafts.set(state, { hostId, draft });
  return draft;
}
