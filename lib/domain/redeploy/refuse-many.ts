import type { ContainerOperationKind } from "../operation";
import { type Reason, reason } from "../reason";
import type { ContainerNode } from "../topology/model";

/** What is asked of many at once. Removing is not: its name has to be typed, one by one. */
export type ManyKind = Exclude<ContainerOperationKind, "remove" | "kill">;

export interface AroundContainer {
  /** Its engine answers. */
  readonly isAnswering: boolean;
  readonly engineName: string;
  /** Its zone's name if that is protected. */
  readonly protectedZone: string | null;
}

/**
 * Why this container would be left out of an operation on many; null when it would be begun. As much as the map knows:
 * the engine has the last word, and its refusal is told as that container's result.
 *
 * The order is by what would have to change first for it to become possible.
 */
export function refuseOfMany(kind: ManyKind, node: ContainerNode, around: AroundContainer): Reason | null {
  const { state } = node;
  if (!around.isAnswering) return reason("many.silent", { engine: around.engineName });
  if (node.operationId !== null) return reason("many.busy");
  if (around.protectedZone !== null) return reason("many.protected", { zone: around.protectedZone });
  if (state === "dead" || state === "removing") return reason("many.going", { state });
  const isUp = state === "running" || state === "restarting";
  if (kind === "start" && (isUp || state === "paused")) return reason("many.already", { state });
  if (kind === "unpause" && state !== "paused") return reason("many.not", { state, wanted: "paused" });
  if ((kind === "restart" || kind === "pause") && !isUp) return reason("many.not", { state, wanted: "running" });
  if (kind === "stop" && !isUp && state !== "paused") return reason("many.not", { state, wanted: "running" });
  if (kind === "redeploy" && state === "paused") return reason("many.paused");
  return null;
}
