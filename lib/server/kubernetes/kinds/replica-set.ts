import "server-only";
import { record } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { annotation } from "./meta";
import { count } from "./values";
import { toWorkload } from "./workload";

const right = { group: "apps", version: "v1", resource: "replicasets" };

export const replicaSet = defineKind("ReplicaSet", right, (json, meta, share) => {
  const status = record(json.status);
  return {
    ...toWorkload(json, meta, share),
    revision: annotation(json, "deployment.kubernetes.io/revision", 32),
    replicas: count(status.replicas),
    ready: count(status.readyReplicas),
    available: count(status.availableReplicas),
  };
});
