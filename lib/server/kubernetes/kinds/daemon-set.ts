import "server-only";
import { record } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { count, oneOf } from "./values";
import { toWorkload } from "./workload";

const right = { group: "apps", version: "v1", resource: "daemonsets" };

export const daemonSet = defineKind("DaemonSet", right, (json, meta, share) => {
  const [spec, status] = [record(json.spec), record(json.status)];
  return {
    ...toWorkload(json, meta, share),
    desired: count(status.desiredNumberScheduled),
    strategy: oneOf(record(spec.updateStrategy).type, ["RollingUpdate", "OnDelete"], "RollingUpdate"),
    updated: count(status.updatedNumberScheduled),
    ready: count(status.numberReady),
    available: count(status.numberAvailable),
    unavailable: count(status.numberUnavailable),
    misscheduled: count(status.numberMisscheduled),
  };
});
