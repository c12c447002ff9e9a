import type { NodeReport } from "../../cluster-report/nodes";
import { reason } from "../../reason";
import type { Verdict } from "../model";

/** What a node may say of itself that is not well, loudest first. @source kubernetes.io "Node conditions". */
const pressures = ["MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable"] as const;

export function assessNode({ name, conditions, unschedulable }: NodeReport): Verdict {
  const ready = conditions.find(({ type }) => type === "Ready");
  if (!ready) return { tier: "progressing", reason: reason("health.node-joining", { node: name }), since: null };
  const { status, message, changedAt } = ready;
  if (status === "Unknown") {
    const data = { node: name, sinceAt: changedAt, message };
    return { tier: "failed", reason: reason("health.node-silent", data), since: changedAt };
  }
  if (status === "False") {
    const data = { node: name, sinceAt: changedAt, message };
    return { tier: "failed", reason: reason("health.node-not-ready", data), since: changedAt };
  }
  const pressed = pressures.flatMap(
    (kind) => conditions.find(({ type, status: is }) => type === kind && is === "True") ?? [],
  )[0];
  if (pressed) {
    const data = { node: name, pressure: pressed.type, cordoned: unschedulable };
    return { tier: "warning", reason: reason("health.node-pressure", data), since: pressed.changedAt };
  }
  if (unschedulable) return { tier: "neutral", reason: reason("health.node-cordoned", { node: name }), since: null };
  return { tier: "ok", reason: reason("health.node-ready", { node: name }), since: changedAt };
}

/** Since when its kubelet has not been heard, cluster's clock; null while it is. */
export function silentSince({ conditions, createdAt }: NodeReport): number | null {
  const ready = conditions.find(({ type }) => type === "Ready");
  return ready?.status === "Unknown" ? (ready.changedAt ?? createdAt ?? 0) : null;
}
