import type { ReasonData } from "../reason";
import type { WordTable } from "./placement-words";
import { clusterSays, podsWords } from "./wording";

const range = (d: ReasonData): string => (d.min === d.max ? podsWords(d.max) : `${d.min} to ${podsWords(d.max)}`);

/** Of CronJobs, Jobs, autoscalers and nodes: why one can't be changed, how far a change is, and how it ended. */
export const clusterActWords: WordTable = {
  "workload.refused.suspended-already": (d) => `${d.name} is suspended already.`,
  "workload.refused.not-suspended": (d) => `${d.name} is not suspended.`,
  "workload.refused.run-of": (d) =>
    `${d.name} is a run of ${d.ownerKind} ${d.owner}, which decides about its runs. Start one there instead.`,
  "workload.refused.succeeded": (d) => `${d.name} has succeeded: there is nothing to retry.`,
  "workload.refused.not-ended": (d) => `${d.name} has not ended yet, and retries by itself as often as it may.`,
  "workload.refused.no-autoscaler": (d) => `No autoscaler decides how many pods ${d.name} has.`,
  "workload.refused.cordoned-already": (d) => `${d.name} is cordoned already.`,
  "workload.refused.not-cordoned": (d) => `${d.name} is not cordoned.`,
  "workload.refused.no-node": (d) => `The cluster has no node ${d.name} any more.`,
  "workload.to-make": (d) => `To be made: Job ${d.job}.`,
  "workload.looked-at": () => "Looked at.",
  "workload.cron-suspended": () => "Suspended: no run starts by its schedule. One that is at work goes on.",
  "workload.cron-resumed": () => "Its schedule counts again.",
  "workload.job-active": (d) => {
    const all = [
      Number(d.running) > 0 ? `${podsWords(d.running)} running` : "Waiting for a pod to run",
      Number(d.wanted) > 1 ? `${d.succeeded} of ${d.wanted} succeeded` : "",
      Number(d.failed) > 0 ? `${d.failed} failed so far` : "",
    ];
    return `Job ${d.job}: ${all.filter(Boolean).join(", ")}.`;
  },
  "workload.job-suspended": (d) => `Job ${d.job} is suspended and starts once somebody resumes it.`,
  "workload.job-complete": (d) => `Job ${d.job} has succeeded.`,
  "workload.job-failed": (d) =>
    `Job ${d.job} has failed${d.why ? ` (${d.why})` : ""}.${clusterSays(d.message)} Look at its pods.`,
  "workload.job-gone": (d) =>
    `Job ${d.job} was removed before its end was seen, by somebody or by a limit on how long runs are kept.`,
  "workload.set-meanwhile": (d) => `Somebody else has set ${d.name} otherwise meanwhile.`,
  "workload.autoscaler-set": (d) => `It now keeps ${range(d)}, and asks for ${d.desired}.`,
  "workload.autoscaler-idle": (d) =>
    `It keeps ${range(d)} as soon as there is one: with 0 pods asked for, an autoscaler does nothing.`,
  "workload.autoscaler-unheeded": (d) => `Its autoscaler still asks for ${podsWords(d.desired)}, not ${range(d)}.`,
  "workload.cordoned": () => "It takes no new pods. Those that run there stay.",
  "workload.uncordoned": () => "It takes new pods again.",
};
