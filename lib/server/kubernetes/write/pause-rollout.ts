import "server-only";
import { asSeen, defineAct, patches } from "./act";

const rights = { Deployment: patches("deployments") };

export const pauseRollout = defineAct<"rollout-pause">(rights, (_change, object) => ({
  method: "PATCH",
  body: { metadata: asSeen(object), spec: { paused: true } },
}));

export const resumeRollout = defineAct<"rollout-resume">(rights, (_change, object) => ({
  method: "PATCH",
  body: { metadata: asSeen(object), spec: { paused: false } },
}));
