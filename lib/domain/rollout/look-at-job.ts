import { endOfJob } from "../assess/kubernetes/assess-job";
import type { ClusterReport } from "../cluster-report";
import { reason } from "../reason";
import type { Look } from "./look";

/**
 * How far a Job is that a change has made. How long its pods work nobody knows, so that while one runs it never stands
 * still; what waits for a pod may.
 */
export function lookAtJob({ namespace, name }: { namespace: string; name: string }, report: ClusterReport): Look {
  const { state } = report.kinds.Job;
  if (state !== "live") {
    const detail = reason("workload.kind-not-live", { kind: "Job" });
    // Who sees CronJobs may be refused Jobs, and will not be told of them: that wait has an end.
    return state === "not-permitted" ? { state: "going", detail, mark: state } : { state: "unknown", detail };
  }
  const job = report.objects.Job.get(`${namespace}/${name}`);
  if (!job) return { state: "unseen", lost: reason("workload.job-gone", { job: name }) };
  const { active, succeeded, failed, uid } = job;
  const end = endOfJob(job);
  if (end?.failed) {
    const said = job.conditions.find(({ type, status }) => type === "Failed" && status === "True");
    const data = { job: name, why: said?.reason ?? "", message: said?.message ?? "" };
    return { state: "failed", reason: reason("workload.job-failed", data) };
  }
  if (end) return { state: "done", detail: reason("workload.job-complete", { job: name, succeeded }) };
  const mark = `job ${active} ${succeeded} ${failed}`;
  if (job.suspended) return { state: "going", detail: reason("workload.job-suspended", { job: name }), mark };
  const running = [...report.objects.Pod.values()].filter(
    ({ owner, phase }) => owner?.uid === uid && phase === "Running",
  ).length;
  const wanted = job.completions ?? job.parallelism;
  const detail = reason("workload.job-active", { job: name, running, succeeded, failed, wanted });
  return { state: "going", detail, mark: `${mark} ${running}`, atWork: running > 0 };
}
