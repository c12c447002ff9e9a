import type { Operation, OperationKind } from "@/lib/domain/operation";

const up: ReadonlySet<string> = new Set(["running", "restarting"]);
const isUp = (state: string) => up.has(state);
const isPaused = (state: string) => state === "paused";
const isDown = (state: string) => !isUp(state) && !isPaused(state);

/** In which state an operation that succeeded leaves its container. */
const leaves: Readonly<Partial<Record<OperationKind, (state: string) => boolean>>> = {
  start: isUp,
  restart: isUp,
  unpause: isUp,
  stop: isDown,
  kill: isDown,
  pause: isPaused,
};

/** Whether a container that is shown in `state` is shown as the operation left it. True where that can't be told. */
export const isSeen = ({ kind, state: end }: Pick<Operation, "kind" | "state">, state: string): boolean =>
  end !== "succeeded" || (leaves[kind]?.(state) ?? true);
