import "server-only";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import type { ChangeOf, WriteAct } from "./act";
import { deletePod } from "./delete-pod";
import { pauseRollout, resumeRollout } from "./pause-rollout";
import { restartRollout } from "./restart-rollout";
import { scale } from "./scale";

/** Every change that can be made in a cluster, each with its rights: what the operate role must grant is read from here. */
export const acts: { readonly [K in WorkloadChange["kind"]]: WriteAct<ChangeOf<K>> } = {
  "rollout-restart": restartRollout,
  scale,
  "rollout-pause": pauseRollout,
  "rollout-resume": resumeRollout,
  "delete-pod": deletePod,
};

export const actOf = ({ kind }: Pick<WorkloadChange, "kind">): WriteAct => acts[kind] as WriteAct;
