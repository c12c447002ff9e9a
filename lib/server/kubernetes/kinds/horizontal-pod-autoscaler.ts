import "server-only";
import { record, text } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { count, toConditions } from "./values";

const right = { group: "autoscaling", version: "v2", resource: "horizontalpodautoscalers" };

export const horizontalPodAutoscaler = defineKind("HorizontalPodAutoscaler", right, (json, meta) => {
  const [spec, status] = [record(json.spec), record(json.status)];
  const target = record(spec.scaleTargetRef);
  return {
    ...meta,
    target: { kind: text(target.kind, 128), name: text(target.name, 512) },
    min: count(spec.minReplicas, 1),
    max: count(spec.maxReplicas),
    current: count(status.currentReplicas),
    desired: count(status.desiredReplicas),
    conditions: toConditions(status.conditions),
  };
});
