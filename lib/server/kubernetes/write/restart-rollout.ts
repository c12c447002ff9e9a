import "server-only";
import { asSeen, defineAct, patches } from "./act";

/** What kubectl stamps too: any change of the template makes new pods of it. */
export const restartedAtAnnotation = "kubectl.kubernetes.io/restartedAt";

export const restartRollout = defineAct<"rollout-restart">(
  {
    Deployment: patches("deployments"),
    StatefulSet: patches("statefulsets"),
    DaemonSet: patches("daemonsets"),
  },
  ({ at }, object) => ({
    method: "PATCH",
    body: {
      metadata: asSeen(object),
      spec: { template: { metadata: { annotations: { [restartedAtAnnotation]: at } } } },
    },
  }),
);
