import type { JobReport } from "../../cluster-report/workloads";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { graces, overdue } from "./graces";
import { alive, unlessTroubled, type WorkloadContext } from "./pods-of";

/** When a Job ended: as it says, or as its last condition does. Null while it has not. */
export function endOfJob(it: JobReport): { readonly at: number | null; readonly failed: boolean } | null {
  for (const { type, status, changedAt } of it.conditions) {
    if (status !== "True") continue;
    if (type === "Failed") return { at: changedAt, failed: true };
    if (type === "Complete") return { at: it.completedAt ?? changedAt, failed: false };
  }
  return null;
}

/** A Job: done says so for an hour and then nothing more. */
export function assessJob(it: JobReport, { now, pods }: WorkloadContext): Verdict {
  const wanted = it.completions ?? it.parallelism;
  const counted = { ready: it.succeeded, desired: wanted };
  const end = endOfJob(it);
  if (end?.failed) return failedJob(it, end.at);
  if (end) {
    const done = reason("health.job-complete", { endedAt: end.at, succeeded: it.succeeded });
    const { isOver, at } = overdue(end.at, graces.freshMs, now);
    return isOver
      ? { tier: "neutral", reason: done, since: end.at }
      : { tier: "ok", reason: done, since: end.at, nextChangeAt: at };
  }
  if (it.deletedAt !== null) return { tier: "progressing", reason: reason("health.deleting"), since: it.deletedAt };
  if (it.suspended) return { tier: "neutral", reason: reason("health.suspended"), since: null };
  const since = it.startedAt ?? it.createdAt;
  const active = reason("health.job-active", { active: it.active, succeeded: it.succeeded, wanted });
  if (it.failed > 0) {
    const data = { failed: it.failed, retries: it.backoffLimit };
    return { tier: "warning", reason: reason("health.job-retries", data), since };
  }
  return unlessTroubled({ tier: "progressing", reason: active, since }, alive(pods), counted);
}

/** @param at - When it failed, cluster's clock. */
export function failedJob({ conditions, name }: JobReport, at: number | null): Verdict {
  const failed = conditions.find(({ type, status }) => type === "Failed" && status === "True");
  const data = { job: name, why: failed?.reason ?? "", message: failed?.message ?? "", endedAt: at };
  return { tier: "failed", reason: reason("health.job-failed", data), since: at };
}
