import type { ClusterReport } from "../cluster-report";
import { reason } from "../reason";
import type { WorkloadChange } from "./change";
import type { Look } from "./look";
import type { Written } from "./look-at-change";

const settings = ["cron-suspend", "cron-resume", "cordon", "uncordon", "set-autoscaler"] as const;

type Setting = Extract<WorkloadChange, { kind: (typeof settings)[number] }>;

export const isSetting = (change: WorkloadChange): change is Setting =>
  (settings as readonly string[]).includes(change.kind);

/** Whether what was set shows in what the cluster reports: most of these are done with that. */
export function lookAtSetting(change: Setting, written: Written, report: ClusterReport): Look {
  const { kind, namespace, name, uid } = written;
  if (report.kinds[kind].state !== "live")
    return { state: "unknown", detail: reason("workload.kind-not-live", { kind }) };
  const key = namespace === "" ? name : `${namespace}/${name}`;
  const object = report.objects[kind].get(key);
  if (!object) return { state: "failed", reason: reason("workload.gone", { name }) };
  if (object.uid !== uid) return { state: "failed", reason: reason("workload.made-anew", { name }) };
  const unseen: Look = { state: "unseen", lost: reason("workload.set-meanwhile", { name }) };
  switch (change.kind) {
    case "cron-suspend":
    case "cron-resume": {
      const wanted = change.kind === "cron-suspend";
      if (report.objects.CronJob.get(key)?.suspended !== wanted) return unseen;
      return { state: "done", detail: reason(wanted ? "workload.cron-suspended" : "workload.cron-resumed") };
    }
    case "cordon":
    case "uncordon": {
      const wanted = change.kind === "cordon";
      if (report.objects.Node.get(key)?.unschedulable !== wanted) return unseen;
      return { state: "done", detail: reason(wanted ? "workload.cordoned" : "workload.uncordoned") };
    }
    case "set-autoscaler":
      return lookAtScaler(change, key, report) ?? unseen;
  }
}

/** Done once as many pods are asked for as it may now ask for; to nothing nobody but a person scales. */
function lookAtScaler(
  { min, max }: { readonly min: number; readonly max: number },
  key: string,
  { objects }: ClusterReport,
): Look | null {
  const scaler = objects.HorizontalPodAutoscaler.get(key);
  if (scaler?.min !== min || scaler.max !== max) return null;
  const { namespace, target } = scaler;
  const of = `${namespace}/${target.name}`;
  const kind = (["StatefulSet", "ReplicaSet"] as const).find((each) => each === target.kind) ?? "Deployment";
  const scaled = objects[kind].get(of);
  const desired = scaled?.desired ?? min;
  if (desired === 0) return { state: "done", detail: reason("workload.autoscaler-idle", { min, max }) };
  if (desired < min || desired > max)
    return {
      state: "going",
      detail: reason("workload.autoscaler-unheeded", { desired, min, max }),
      mark: `${desired}`,
    };
  return { state: "done", detail: reason("workload.autoscaler-set", { desired, min, max }) };
}
