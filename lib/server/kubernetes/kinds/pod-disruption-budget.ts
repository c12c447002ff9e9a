import "server-only";
import { record } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { count, toSelector } from "./values";

const right = { group: "policy", version: "v1", resource: "poddisruptionbudgets" };

export const podDisruptionBudget = defineKind("PodDisruptionBudget", right, (json, meta) => {
  const status = record(json.status);
  return {
    ...meta,
    selector: toSelector(record(json.spec).selector),
    disruptionsAllowed: count(status.disruptionsAllowed),
    currentHealthy: count(status.currentHealthy),
    desiredHealthy: count(status.desiredHealthy),
  };
});
