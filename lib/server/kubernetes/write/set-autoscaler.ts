import "server-only";
import { asSeen, defineAct, patches } from "./act";

export const setAutoscaler = defineAct<"set-autoscaler">(
  { HorizontalPodAutoscaler: patches("horizontalpodautoscalers", "autoscaling") },
  ({ min, max }, object) => ({
    method: "PATCH",
    body: { metadata: asSeen(object), spec: { minReplicas: min, maxReplicas: max } },
  }),
);
