import "server-only";
import type { ChangeTo, WorkloadChange } from "@/lib/domain/rollout/change";
import type { WriteAct } from "./act";
import { deletePod } from "./delete-pod";
import { pauseRollout, resumeRollout } from "./pause-rollout";
import { restartRollout } from "./restart-rollout";
import { scale } from "./scale";
import { setImage } from "./set-image";
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
};

export const actOf = ({ kind }: Pick<WorkloadChange, "kind">): WriteAct => acts[kind] as WriteAct;
