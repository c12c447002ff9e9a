import "server-only";
import { flag, record } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { annotation } from "./meta";
import { count, oneOf, secondsMs } from "./values";
import { toWorkload } from "./workload";

const right = { group: "apps", version: "v1", resource: "deployments" };
const defaultDeadlineSeconds = 600;

export const deployment = defineKind("Deployment", right, (json, meta, share) => {
  const [spec, status] = [record(json.spec), record(json.status)];
  return {
    ...toWorkload(json, meta, share),
    paused: flag(spec.paused),
    strategy: oneOf(record(spec.strategy).type, ["RollingUpdate", "Recreate"], "RollingUpdate"),
    progressDeadlineMs: secondsMs(spec.progressDeadlineSeconds, defaultDeadlineSeconds),
    minReadyMs: secondsMs(spec.minReadySeconds, 0),
    revision: annotation(json, "deployment.kubernetes.io/revision", 32),
    replicas: count(status.replicas),
    updated: count(status.updatedReplicas),
    ready: count(status.readyReplicas),
    available: count(status.availableReplicas),
  };
});
