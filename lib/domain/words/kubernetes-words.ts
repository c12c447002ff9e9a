import { plural, type Wording, type Words } from "./wording";

/** Of a workload's reason: how many of its pods are ready, and whose words these are. */
const counts = (data: Words): string =>
  data.has("desired") ? `, ${data.count("ready")} of ${data.count("desired")} ready` : "";
const ofPod = (data: Words): string => (data.has("pod") ? ` (pod ${data.text("pod")}${counts(data)})` : "");
const inContainer = (data: Words): string =>
  data.has("container")
    ? ` in ${data.has("init") && data.optional("init") === "true" ? "init container " : ""}${data.text("container")}`
    : "";
const message = (data: Words): string => (data.has("message") ? `: ${firstLine(data.text("message"))}` : "");
const firstLine = (text: string): string => text.split("\n", 1)[0]?.trim() ?? "";
const exit = (data: Words): string => (data.has("exitCode") ? `exit ${data.text("exitCode")}` : "exit not known");
const because = (data: Words): string => (data.has("why") ? `, ${data.text("why")}` : "");
const available = (data: Words): string => `${data.count("available")} of ${data.count("desired")} available`;

/** Health of pods, workloads, nodes and Services of a cluster. */
export const kubernetesWords = {
  "health.pod-done": {
    long: (data) => `Done: it exited${data.at("exitedAt")} with code 0`,
    short: () => "Done, exit 0",
  },
  "health.pod-of-finished-job": { long: () => "Left from a Job that has ended", short: () => "Job has ended" },
  "health.pod-exited": {
    long: (data) =>
      `Exited${data.at("exitedAt")} with code ${data.text("exitCode")}${inContainer(data)}${because(data)}${ofPod(data)}`,
    short: (data) => `Exited, code ${data.text("exitCode")}`,
  },
  "health.pod-failed": {
    long: (data) => `${data.has("why") ? data.text("why") : "Failed"}${message(data)}${ofPod(data)}`,
    short: (data) => (data.has("why") ? data.text("why") : "Failed"),
  },
  "health.pod-ending": { long: () => "Ending: it was told to stop", short: () => "Ending" },
  "health.pod-ends-late": {
    long: (data) => `Still ending: it was to be gone${data.at("goneByAt")}${ofPod(data)}`,
    short: () => "Does not end",
  },
  "health.pod-node-silent": {
    long: (data) => `Unknown${data.since("sinceAt")}: its node ${data.text("node")} does not answer${ofPod(data)}`,
    short: (data) => `Node ${data.text("node")} silent`,
  },
  "health.pod-crash-loop": {
    long: (data) =>
      `CrashLoopBackOff${inContainer(data)}: ${plural(data.count("restarts"), "restart")}, last ${exit(data)}${data.at("exitedAt")}${because(data)}${ofPod(data)}`,
    short: (data) => `Crash loop, ${plural(data.count("restarts"), "restart")}`,
  },
  "health.pod-waits-in-vain": {
    long: (data) => `${data.text("why")}${inContainer(data)}${message(data)}${ofPod(data)}`,
    short: (data) => data.text("why"),
  },
  "health.pod-unschedulable": {
    long: (data) => `No node takes it${message(data)}${ofPod(data)}`,
    short: () => "Unschedulable",
  },
  "health.pod-pending": {
    long: (data) => `Starting${data.has("why") ? `: ${data.text("why")}` : ""}${inContainer(data)}${ofPod(data)}`,
    short: (data) => (data.has("why") ? data.text("why") : "Starting"),
  },
  "health.pod-pending-long": {
    long: (data) =>
      `Has not started for more than 10 min${data.has("why") ? `: ${data.text("why")}` : ""}${inContainer(data)}${ofPod(data)}`,
    short: () => "Does not start",
  },
  "health.pod-phase-unknown": { long: () => "Unknown: its node does not say how it is", short: () => "Unknown" },
  "health.pod-restarting": {
    long: (data) =>
      `Not ready: ended${data.at("exitedAt")} with ${exit(data)}${inContainer(data)}${because(data)}, ${plural(data.count("restarts"), "restart")}${ofPod(data)}`,
    short: (data) => `Restarted, ${exit(data)}`,
  },
  "health.pod-not-ready": {
    long: (data) =>
      `Not ready${inContainer(data)}${data.has("probe") ? `: its readiness probe fails (${data.text("probe")})` : ""}${ofPod(data)}`,
    short: () => "Not ready",
  },
  "health.pod-starting": {
    long: (data) => `Started, not ready yet${inContainer(data)}${ofPod(data)}`,
    short: () => "Not ready yet",
  },
  "health.pod-ready": { long: () => "Ready", short: () => "Ready" },
  "health.pod-out-of-memory": {
    long: (data) => `Out of memory${data.at("exitedAt")}${inContainer(data)}, running again${ofPod(data)}`,
    short: (data) => `Out of memory${data.at("exitedAt")}`,
  },
  "health.pod-restarts": {
    long: (data) =>
      `Restarted ${plural(data.count("restarts"), "time")} within 10 min${inContainer(data)}, last ${exit(data)}${ofPod(data)}`,
    short: (data) => `${plural(data.count("restarts"), "restart")} in 10 min`,
  },
  "health.pod-restarted-unseen": {
    long: (data) => `Restarted${data.at("startedAt")}${inContainer(data)}, why is not known${ofPod(data)}`,
    short: (data) => `Restarted${data.at("startedAt")}`,
  },
  "health.pod-exited-recently": {
    long: (data) =>
      `Ended${data.at("exitedAt")} with ${exit(data)}${inContainer(data)}${because(data)}, running again${ofPod(data)}`,
    short: (data) => `${data.has("exitCode") ? `Exit ${data.text("exitCode")}` : "Ended"}${data.at("exitedAt")}`,
  },

  "health.deleting": { long: () => "Being deleted", short: () => "Being deleted" },
  "health.not-observed": {
    long: () => "Its newest change has not been taken up by the controller yet",
    short: () => "Change not taken up",
  },
  "health.replica-failure": {
    long: (data) => `Pods can't be made: ${data.text("why")}${message(data)}${counts(data)}`,
    short: (data) => data.text("why"),
  },
  "health.deadline-exceeded": {
    long: (data) => `Its rollout is past its deadline${message(data)}${counts(data)}`,
    short: () => "Past its deadline",
  },
  "health.none-available": {
    long: (data) =>
      data.count("desired") === 1
        ? "Its one pod is not available"
        : `None of its ${data.count("desired")} pods is available`,
    short: (data) => `0 of ${data.count("desired")} available`,
  },
  "health.short-of-pods": { long: (data) => `Only ${available(data)}`, short: available },
  "health.starting-pods": {
    long: (data) => `Starting: ${data.count("ready")} of ${data.count("desired")} ready`,
    short: (data) => `${data.count("ready")} of ${data.count("desired")} ready`,
  },
  "health.rolling-out": {
    long: (data) =>
      `Rolling out: ${data.count("updated")} of ${data.count("desired")} updated, ${data.count("available")} available`,
    short: (data) => `Rolling out ${data.count("updated")}/${data.count("desired")}`,
  },
  "health.scaling-down": {
    long: (data) => `Scaled to 0, ${plural(data.count("left"), "pod")} still there`,
    short: () => "Scaling to 0",
  },
  "health.scaled-to-0": { long: () => "Scaled to 0: nothing of it is meant to run", short: () => "Scaled to 0" },
  "health.workload-paused": {
    long: (data) => `Its rollout is paused${counts(data)}`,
    short: () => "Rollout paused",
  },
  "health.pods-ready": {
    long: (data) => `${data.count("ready")} of ${data.count("desired")} ready`,
    short: (data) => `${data.count("ready")} of ${data.count("desired")} ready`,
  },
  "health.waits-for-delete": {
    long: (data) =>
      `${data.count("desired") - data.count("updated")} of ${plural(data.count("desired"), "pod")} still of the old revision until somebody deletes them (OnDelete)`,
    short: () => "Waits for deletes",
  },
  "health.no-node-chosen": { long: () => "No node is meant to run it", short: () => "No node chosen" },
  "health.misscheduled": {
    long: (data) => `It runs on ${plural(data.count("misscheduled"), "node")} where it should not`,
    short: (data) => `${data.count("misscheduled")} misscheduled`,
  },
  "health.owner-gone": {
    long: (data) => `Its ${data.text("kind")} is gone, ${plural(data.count("pods"), "pod")} of it still there`,
    short: (data) => `${data.text("kind")} gone`,
  },
  "health.job-active": {
    long: (data) =>
      `Running: ${data.count("succeeded")} of ${data.count("wanted")} done, ${data.count("active")} active`,
    short: (data) => `${data.count("succeeded")} of ${data.count("wanted")} done`,
  },
  "health.job-retries": {
    long: (data) =>
      `Failed ${plural(data.count("failed"), "time")} of at most ${data.count("retries") + 1}, tries again`,
    short: (data) => `Failed ${data.count("failed")} of ${data.count("retries") + 1}`,
  },
  "health.job-failed": {
    long: (data) => `Job ${data.text("job")} failed${data.at("endedAt")}${because(data)}${message(data)}`,
    short: (data) => (data.has("why") ? data.text("why") : "Failed"),
  },
  "health.job-complete": { long: (data) => `Done${data.at("endedAt")}`, short: (data) => `Done${data.at("endedAt")}` },
  "health.suspended": { long: () => "Suspended: it starts nothing", short: () => "Suspended" },
  "health.cron-active": { long: (data) => `Job ${data.text("job")} is at work`, short: () => "At work" },
  "health.cron-missed": {
    long: (data) => `Missed its schedule (${data.text("schedule")})${data.at("missedAt")}`,
    short: () => "Missed its schedule",
  },
  "health.cron-never": {
    long: (data) => `Not started yet, its schedule is ${data.text("schedule")}`,
    short: () => "Not started yet",
  },
  "health.cron-unfinished": {
    long: (data) =>
      `Started${data.at("scheduledAt")} and never succeeded since${data.has("succeededAt") ? `, last${data.at("succeededAt")}` : ""}`,
    short: () => "Last run not done",
  },
  "health.cron-succeeded": {
    long: (data) => `Its last run succeeded${data.at("endedAt")}`,
    short: (data) => `Succeeded${data.at("endedAt")}`,
  },

  "health.node-joining": {
    long: (data) => `Node ${data.text("node")} has not said yet how it is`,
    short: () => "Joining",
  },
  "health.node-silent": {
    long: (data) => `Node ${data.text("node")} does not answer${data.since("sinceAt")}${message(data)}`,
    short: (data) => `Silent${data.since("sinceAt")}`,
  },
  "health.node-not-ready": {
    long: (data) => `Node ${data.text("node")} is not ready${data.since("sinceAt")}${message(data)}`,
    short: (data) => `Not ready${data.since("sinceAt")}`,
  },
  "health.node-pressure": {
    long: (data) =>
      `Node ${data.text("node")} says ${data.text("pressure")}${data.optional("cordoned") === "true" ? ", and is cordoned" : ""}`,
    short: (data) => data.text("pressure"),
  },
  "health.node-cordoned": {
    long: (data) => `Node ${data.text("node")} is cordoned: it takes no new pods`,
    short: () => "Cordoned",
  },
  "health.node-ready": { long: (data) => `Node ${data.text("node")} is ready`, short: () => "Node ready" },

  "health.claim-lost": {
    long: (data) =>
      `Its claim ${data.text("claim")} has lost its volume${data.has("volume") ? ` ${data.text("volume")}` : ""}`,
    short: () => "Volume lost",
  },
  "health.claim-bound": { long: (data) => `Its claim ${data.text("claim")} is bound`, short: () => "Bound" },
  "health.claim-waits": {
    long: (data) => `Its claim ${data.text("claim")} waits for a pod that uses it`,
    short: () => "Waits for a pod",
  },
  "health.claim-pending": {
    long: (data) =>
      `Its claim ${data.text("claim")} has no volume yet${data.has("storageClass") ? `, class ${data.text("storageClass")}` : ""}`,
    short: () => "No volume yet",
  },
  "health.service-external": {
    long: (data) => `Another name for ${data.text("host")}`,
    short: (data) => data.text("host"),
  },
  "health.service-no-endpoints": { long: () => "Nothing ready answers behind it", short: () => "Nothing answers" },
  "health.service-asleep": {
    long: () => "What stands behind it is not meant to run",
    short: () => "Nothing meant to run",
  },
  "health.service-no-address": {
    long: () => "No load balancer has given it an address",
    short: () => "No address yet",
  },
  "health.service-no-selector": {
    long: () => "It selects nothing, and nobody wrote endpoints for it",
    short: () => "No endpoints",
  },
  "health.service-ready": {
    long: (data) => `${plural(data.count("ready"), "endpoint")} ready`,
    short: (data) => `${plural(data.count("ready"), "endpoint")} ready`,
  },
  "health.ingress-no-service": {
    long: (data) => `Routes to Service ${data.text("service")}, which is not there`,
    short: () => "Service missing",
  },
  "health.ingress-routes": {
    long: (data) => plural(data.count("routes"), "route"),
    short: (data) => plural(data.count("routes"), "route"),
  },
  "health.namespace-ending": { long: () => "Namespace is being deleted", short: () => "Being deleted" },

  "health.kind-waiting": {
    long: (data) => `Unknown: the cluster has not listed ${data.text("kind")} yet`,
    short: () => "Not listed yet",
  },
  "health.kind-behind": {
    long: (data) => `Unknown${data.since("sinceAt")}: the cluster does not tell of ${data.text("kind")} any more`,
    short: (data) => `Unknown${data.since("sinceAt")}`,
  },
  "health.kind-not-permitted": {
    long: (data) => `Unknown: the panel's account may not read ${data.text("kind")}`,
    short: (data) => `${data.text("kind")} not permitted`,
  },
  "health.kind-absent": {
    long: (data) => `Unknown: this cluster knows no ${data.text("kind")}`,
    short: (data) => `No ${data.text("kind")} here`,
  },
} as const satisfies Record<string, Wording>;
