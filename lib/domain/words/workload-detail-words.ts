import { plural, type Wording, type Words } from "./wording";

/** "2 of 3 pods new, 1 old still there, 2 available". */
function progress(data: Words): string {
  const [updated, desired, old, available] = ["updated", "desired", "old", "available"].map((key) => data.count(key));
  return [
    `${updated} of ${plural(desired ?? 0, "pod")} new`,
    old === 0 ? "" : `${old} old still there`,
    available === desired ? "" : `${available} available`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** What the inspector tells of a workload: how many there are, how far its rollout is, what stands between it and its pods. */
export const workloadDetailWords = {
  "rollout.done": {
    long: (data) =>
      data.count("desired") === 1
        ? "Done: its pod is of the newest revision"
        : `Done: all ${data.count("desired")} pods are of the newest revision`,
  },
  "rollout.done-paused": { long: () => "Paused, with nothing left to replace" },
  "rollout.running": { long: progress },
  "rollout.stuck": { long: (data) => `Past its deadline with ${progress(data)}` },
  "rollout.paused": { long: (data) => `Paused with ${progress(data)}` },
  "rollout.on-delete": {
    long: (data) => `${progress(data)}: each is replaced when somebody deletes it (OnDelete)`,
  },
  "rollout.partition": {
    long: (data) =>
      `${progress(data)}: pods below number ${data.count("partition")} keep the old revision, as its partition says`,
  },
  "rollout.min-ready": {
    long: (data) => `new pods to stay ready for ${Math.round(data.count("minReadyMs") / 1_000)} s`,
  },

  "replicas.counts": {
    long: (data) =>
      `${plural(data.count("replicas"), "pod")} there for ${data.count("desired")} wanted, ${data.count("available")} available`,
  },
  "replicas.nodes": {
    long: (data) =>
      (data.count("desired") === 0
        ? "No node is meant to run it"
        : `One on each of ${plural(data.count("desired"), "node")}`) +
      (data.count("misscheduled") > 0 ? `, and on ${data.count("misscheduled")} where none should be` : ""),
  },
  "replicas.autoscaler": {
    long: (data) => {
      const kept = `Autoscaler ${data.text("name")} keeps it between ${data.count("min")} and ${data.count("max")}`;
      // Without figures of its use it wants none, and changes nothing.
      return data.count("desired") === 0
        ? `${kept}, and has not said yet how many`
        : `${kept}, now at ${data.count("desired")}`;
    },
  },
  "replicas.runs": {
    long: (data) =>
      [
        data.count("active") > 0 ? `${data.count("active")} at work` : "",
        data.count("parallelism") > 1 ? `${data.count("parallelism")} at once at most` : "",
        data.count("failed") > 0 ? `${data.count("failed")} failed of at most ${data.count("retries") + 1}` : "",
      ]
        .filter(Boolean)
        .join(", "),
  },
  "replicas.schedule": {
    long: (data) => `At ${data.text("schedule")}${data.has("timeZone") ? `, ${data.text("timeZone")}` : ""}`,
  },
  "replicas.last-run": {
    long: (data) =>
      data.has("startedAt")
        ? `Last started${data.at("startedAt")}, ${data.has("succeededAt") ? `last succeeded${data.at("succeededAt")}` : "never succeeded"}`
        : "Never started",
  },

  "owned.revision": {
    long: (data) =>
      [
        data.has("revision") ? `revision ${data.text("revision")}` : "",
        data.optional("newest") === "true" ? "the newest" : "",
        `${plural(data.count("pods"), "pod")}, ${data.count("ready")} ready`,
      ]
        .filter(Boolean)
        .join(", "),
  },
  "owned.run-active": { long: (data) => `at work, ${plural(data.count("active"), "pod")}` },
  "owned.run-done": { long: (data) => `succeeded${data.at("endedAt")}` },
  "owned.run-failed": { long: (data) => `failed${data.at("endedAt")}` },

  "usage.not-yet": { long: () => "Not measured yet: a new pod's first figures take up to a minute" },
  "usage.unavailable": {
    long: () => "The cluster's metrics API doesn't answer: see how metrics-server is, usually in kube-system",
  },
} as const satisfies Record<string, Wording>;
