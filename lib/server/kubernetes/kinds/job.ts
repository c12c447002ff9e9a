import "server-only";
import { flag, record, time } from "@/lib/server/sources/read";
import { defineKind } from "./kind";
import { toTemplate } from "./template";
import { count, toConditions } from "./values";

const right = { group: "batch", version: "v1", resource: "jobs" };
const defaultBackoffLimit = 6;

export const job = defineKind("Job", right, (json, meta, share) => {
  const [spec, status] = [record(json.spec), record(json.status)];
  return {
    ...meta,
    suspended: flag(spec.suspend),
    parallelism: count(spec.parallelism, 1),
    completions: typeof spec.completions === "number" ? count(spec.completions, 1) : null,
    backoffLimit: count(spec.backoffLimit, defaultBackoffLimit),
    active: count(status.active),
    succeeded: count(status.succeeded),
    failed: count(status.failed),
    startedAt: time(status.startTime),
    completedAt: time(status.completionTime),
    template: toTemplate(record(spec.template), share),
    conditions: toConditions(status.conditions),
  };
});
