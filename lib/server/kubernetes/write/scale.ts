import "server-only";
import { asSeen, defineAct, patches } from "./act";

/** By the subresource: who may scale need not be allowed to change what runs. */
export const scale = defineAct<"scale">(
  {
    Deployment: patches("deployments/scale"),
    StatefulSet: patches("statefulsets/scale"),
    ReplicaSet: patches("replicasets/scale"),
  },
  ({ replicas }, object) => ({
    method: "PATCH",
    subresource: "scale",
    body: { metadata: asSeen(object), spec: { replicas } },
  }),
);
