import "server-only";
import type { ChangeTo, WorkloadChange } from "@/lib/domain/rollout/change";
import type { WriteAct } from "./act";
import { cordonNode, uncordonNode } from "./cordon-node";
import { deletePod } from "./delete-pod";
import { retryJob, runNow } from "./make-job";
import { pauseRollout, resumeRollout } from "./pause-rollout";
import { restartRollout } from "./restart-rollout";
import { scale } from "./scale";
import { setAutoscaler } from "./set-autoscaler";
import { setImage } from "./set-image";
import { resumeCronJob, suspendCronJob } from "./suspend-cron-job";
import { undoRollout } from "./undo-rollout";

/** Every change that can be made in a cluster, each with its rights: what the operate role must grant is read from here. */
export const acts: { readonly [K in WorkloadChange["kind"]]: WriteAct<ChangeTo<K>> } = {
  "rollout-restart": restartRollout,
  scale,
  "rollout-pause": pauseRollout,
  "rollout-resume": resumeRollout,
  "rollout-undo": undoRollout,
  "set-image": setImage,
  "delete-pod": deletePod,
  "cron-suspend": suspendCronJob,
  "cron-resume": resumeCronJob,
  "run-now": runNow,
  "retry-job": retryJob,
  "set-autoscaler": setAutoscaler,
  cordon: cordonNode,
  uncordon: uncordonNode,
};

export const actOf = ({ kind }: Pick<WorkloadChange, "kind">): WriteAct => acts[kind] as WriteAct;
