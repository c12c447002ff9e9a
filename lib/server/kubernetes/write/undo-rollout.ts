import "server-only";
import { plainTemplate } from "../revisions/canonical-template";
import { asSeen, defineAct, patches } from "./act";
import { ownAnnotations } from "./annotations";

/**
 * The template as a whole, as it was: what kubectl does too. A Deployment's ReplicaSet keeps the annotations that the
 * Deployment had then, its change-cause among them, and they come back with it.
 */
export const undoRollout = defineAct<"rollout-undo">(
  {
    Deployment: patches("deployments"),
    StatefulSet: patches("statefulsets"),
    DaemonSet: patches("daemonsets"),
  },
  (_change, object, revision) => {
    const gone = object.annotations.map((name) => [name, null]);
    const annotations = Object.fromEntries([...gone, ...ownAnnotations(revision?.annotations)]);
    return {
      method: "PATCH",
      patch: "strategic",
      body: {
        metadata: { ...asSeen(object), ...(object.kind === "Deployment" ? { annotations } : {}) },
        spec: { template: { ...plainTemplate(revision?.template ?? {}), $patch: "replace" } },
      },
    };
  },
  { revision: ({ to }) => to },
);
