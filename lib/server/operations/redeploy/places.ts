import "server-only";
import type { RedeployAct } from "@/lib/domain/redeploy/decide";
import { redeploySteps } from "@/lib/domain/redeploy/steps";
import type { StepPlace } from "../journal";

type Written = Exclude<RedeployAct, "turn-back">;

const stepOf: Partial<Record<Written, (typeof redeploySteps)[number]>> = {
  image: "image",
  create: "create",
  disarm: "disarm",
  stop: "stop",
  "rename-old": "rename",
  "rename-new": "rename",
  start: "start",
  verify: "verify",
  commit: "commit",
  "remove-old": "clean",
};

/** Undo steps stand behind the ten, in the order in which a rollback takes them. */
const undo = [
  "disarm-new",
  "stop-new",
  "set-new-aside",
  "restore-name",
  "restore-policy",
  "start-old",
  "remove-new",
  "retag",
  "release",
  "recreate",
];

/** Where an act is written. Dropping the holding tag belongs to "clean" after a commit, and to the undo without one. */
export function placeOf(act: Written, committed: boolean): StepPlace {
  const step = act === "release" && committed ? "clean" : stepOf[act];
  if (step) return { position: redeploySteps.indexOf(step), name: step, act, partial: act === "rename-old" };
  return { position: redeploySteps.length + undo.indexOf(act), name: act, act };
}
