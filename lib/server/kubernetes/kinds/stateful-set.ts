import "server-only";
import { record, text } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { count, oneOf } from "./values";
import { toWorkload } from "./workload";

const right = { group: "apps", version: "v1", resource: "statefulsets" };

export const statefulSet = defineKind("StatefulSet", right, (json, meta, share) => {
  const [spec, status] = [record(json.spec), record(json.status)];
  const { type, rollingUpdate } = record(spec.updateStrategy);
  return {
    ...toWorkload(json, meta, share),
    strategy: oneOf(type, ["RollingUpdate", "OnDelete"], "RollingUpdate"),
    partition: count(record(rollingUpdate).partition),
    serviceName: text(spec.serviceName, 512),
    currentRevision: text(status.currentRevision, 512),
    updateRevision: text(status.updateRevision, 512),
    replicas: count(status.replicas),
    updated: count(status.updatedReplicas),
    ready: count(status.readyReplicas),
    available: count(status.availableReplicas),
  };
});
