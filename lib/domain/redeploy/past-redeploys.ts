import type { Operation } from "../operation";
import type { PastRedeploy } from "./preview";

/** Of a container's history, the redeploys that have ended, with how long each kept it down. */
export function pastRedeploys(history: readonly Operation[], limit: number): readonly PastRedeploy[] {
  return history
    .filter((operation) => operation.kind === "redeploy" && operation.state !== "running" && didSomething(operation))
    .slice(0, limit)
    .map((operation) => ({
      operationId: operation.id,
      startedAt: operation.startedAt,
      durationMs: (operation.endedAt ?? operation.startedAt) - operation.startedAt,
      downMs: downMs(operation),
      state: operation.state as PastRedeploy["state"],
    }));
}

/** The middle of what it took before; null without a past. */
export function expectedDownMs(past: readonly PastRedeploy[]): number | null {
  const known = past
    .filter(({ state, downMs }) => state === "succeeded" && downMs !== null)
    .map(({ downMs }) => downMs ?? 0)
    .sort((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? null;
}

const step = (operation: Operation, name: string) => operation.steps.find((each) => each.name === name);

const didSomething = (operation: Operation): boolean => step(operation, "create")?.startedAt != null;

function downMs(operation: Operation): number | null {
  const from = step(operation, "stop")?.startedAt ?? null;
  const to = step(operation, "start")?.endedAt ?? null;
  return from === null || to === null ? null : Math.max(0, to - from);
}
