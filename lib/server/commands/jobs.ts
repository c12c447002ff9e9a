import "server-only";
import { randomBytes } from "node:crypto";
import { parseWorkloadNodeId } from "@/lib/domain/ids";
import { jobName } from "@/lib/domain/rollout/job-name";
import { begin, click, requireNameIfProtected, typedName } from "./begin-change";
import { defineCommand } from "./define-command";
import { plainPress } from "./plain-press";

/** No run starts by its schedule; one that is at work goes on. */
export const suspendCronJob = plainPress("jobs.suspend", { kind: "cron-suspend" });
export const resumeCronJob = plainPress("jobs.resume", { kind: "cron-resume" });

/** One run of a CronJob beside its schedule. */
export const runCronJob = defineCommand({
  name: "jobs.run",
  input: click.extend({ typedName }),
  permission: "workloads:control",
  target: ({ nodeId }) => nodeId,
  audit: "change",
  run: (input, call) => {
    requireNameIfProtected(input, call);
    return begin({ kind: "run-now", job: nameFor("manual", input.nodeId) }, input, call);
  },
});

/** A failed Job once more, under a name of its own; the failed one stays. */
export const retryJob = defineCommand({
  name: "jobs.retry",
  input: click.extend({ typedName }),
  permission: "workloads:control",
  target: ({ nodeId }) => nodeId,
  audit: "change",
  run: (input, call) => {
    requireNameIfProtected(input, call);
    return begin({ kind: "retry-job", job: nameFor("retry", input.nodeId) }, input, call);
  },
});

/** Kept by the journal before anything is asked of the cluster: however often it is asked then, it is this one Job. */
const nameFor = (how: "manual" | "retry", nodeId: string): string =>
  jobName(how, parseWorkloadNodeId(nodeId)?.name ?? "", randomBytes(4).toString("hex"));
