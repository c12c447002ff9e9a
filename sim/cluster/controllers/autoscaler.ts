import type { Cluster } from "../cluster.ts";
import type { KubeObject } from "../objects.ts";
import { withConditions } from "../with-conditions.ts";

const lookEveryMs = 15_000;

/** Keeps what it scales between its bounds. What the pods take would ask for fewer all the time: the lab is quiet. */
export function runAutoscalers(cluster: Cluster): void {
  const { store } = cluster;
  for (const scaler of store.list("HorizontalPodAutoscaler")) {
    const { spec, metadata, status } = scaler;
    const target = store.get(spec.scaleTargetRef.kind, metadata.namespace ?? "", spec.scaleTargetRef.name);
    if (!target) continue;
    const current = Number(target.spec.replicas ?? 1);
    const [min, max] = [Number(spec.minReplicas ?? 1), Number(spec.maxReplicas)];
    const desired = Math.min(max, Math.max(min, current));
    if (desired !== current && isTimeToLook(cluster, scaler)) {
      store.update(target, { spec: { ...target.spec, replicas: desired } });
      const why =
        desired > current
          ? "Current number of replicas below Spec.MinReplicas"
          : "Current number of replicas above Spec.MaxReplicas";
      cluster.event(
        scaler,
        "Normal",
        "SuccessfulRescale",
        `New size: ${desired}; reason: ${why}`,
        "horizontal-pod-autoscaler",
      );
    }
    const isAtBound = desired === min || desired === max;
    store.update(scaler, {
      status: {
        ...status,
        observedGeneration: metadata.generation,
        currentReplicas: Number(target.status?.replicas ?? 0),
        desiredReplicas: desired,
        currentMetrics: [
          { type: "Resource", resource: { name: "cpu", current: { averageUtilization: 22, averageValue: "44m" } } },
        ],
        conditions: withConditions(status?.conditions, cluster.now(), [
          {
            type: "AbleToScale",
            status: true,
            reason: "ReadyForNewScale",
            message: "recommended size matches current size",
          },
          {
            type: "ScalingActive",
            status: true,
            reason: "ValidMetricFound",
            message: "the HPA was able to successfully calculate a replica count from cpu resource utilization",
          },
          isAtBound
            ? {
                type: "ScalingLimited",
                status: true,
                reason: desired === min ? "TooFewReplicas" : "TooManyReplicas",
                message: `the desired replica count is ${desired === min ? "less than the minimum" : "more than the maximum"} replica count`,
              }
            : {
                type: "ScalingLimited",
                status: false,
                reason: "DesiredWithinRange",
                message: "the desired count is within the acceptable range",
              },
        ]),
      },
    });
  }
}

/** As the real one it looks every fifteen seconds; what is written meanwhile waits for that. */
function isTimeToLook(cluster: Cluster, { metadata: { uid } }: KubeObject): boolean {
  const key = `${uid}/look`;
  const known = cluster.memory.get(key);
  const at = known?.sinceMs ?? Math.ceil((cluster.now() + 1) / lookEveryMs) * lookEveryMs;
  cluster.memory.set(key, { sinceMs: at, tries: 0 });
  if (cluster.now() < at) {
    cluster.wakeAt(at);
    return false;
  }
  cluster.memory.delete(key);
  return true;
}
