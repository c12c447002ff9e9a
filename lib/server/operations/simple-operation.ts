import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import type { ContainerOperationKind } from "@/lib/domain/operation";
import { type Reason, reason } from "@/lib/domain/reason";
import { record, text } from "@/lib/domain/redeploy/raw";
import type { EngineClient, RawContainer } from "@/lib/server/docker/types";
import { isSilent, pause, toStepFailure, untilAnswered } from "./engine-troubles";
import type { Journal } from "./journal";

export type SimpleKind = Exclude<ContainerOperationKind, "redeploy">;

/** Positions in the journal. The step in the middle carries the operation's own name. */
export const simpleSteps = (kind: SimpleKind): readonly string[] => ["plan", kind, "confirm"];

export interface SimpleRun {
  readonly kind: SimpleKind;
  readonly client: EngineClient;
  readonly journal: Journal;
  readonly noteStopAsked: (containerId: string) => void;
  /** Resolves once everybody is shown these containers as they are now. */
  readonly show: (containerIds: readonly string[]) => Promise<void>;
  readonly signal: AbortSignal;
}

const confirmMs = 5000;

/** One call on one container, then a look at what came of it: an engine's error is not the last word, nor is its yes. */
export async function runSimple(run: SimpleRun, container: RawContainer): Promise<void> {
  const { kind, journal } = run;
  let error: unknown = null;
  await journal
    .step({ position: 1, name: kind, act: kind }, () => act(run, container), toStepFailure)
    .catch((cause: unknown) => {
      if (run.signal.aborted) throw cause;
      error = cause;
    });
  await confirm(run, container, error);
}

/**
 * After a restart of the panel: what was asked for is judged by what is there, and not asked for again.
 *
 * @param before - When the container had been started as the operation began, in the engine's own writing.
 */
export async function resumeSimple(run: SimpleRun, containerId: string, before: string): Promise<void> {
  const { client, journal, kind, signal } = run;
  let container = await look(run, containerId);
  if (kind === "restart" && container && !isRunning(container)) {
    // Cut off in its middle it would leave the container down, which nobody asked for.
    await client.startContainer(containerId).catch(() => undefined);
    signal.throwIfAborted();
    container = await look(run, containerId);
  }
  await run.show([containerId]);
  if (reached(kind, before, container)) return journal.end("succeeded", null);
  await journal.end("failed", reason("operation.interrupted", { kind, state: stateOf(container) }));
}

async function act({ kind, client, noteStopAsked }: SimpleRun, container: RawContainer): Promise<Reason | null> {
  const id = container.Id;
  if (kind === "stop" || kind === "restart" || kind === "kill" || kind === "remove") noteStopAsked(id);
  if (kind === "start") await client.startContainer(id);
  if (kind === "stop") await client.stopContainer(id);
  if (kind === "restart") await client.restartContainer(id);
  if (kind === "kill") await client.killContainer(id);
  if (kind === "pause") await client.pauseContainer(id);
  if (kind === "unpause") await client.unpauseContainer(id);
  if (kind === "remove") {
    if (isRunning(container)) await client.stopContainer(id);
    await client.removeContainer(id);
  }
  return null;
}

async function confirm(run: SimpleRun, before: RawContainer, error: unknown): Promise<void> {
  const { kind, journal, signal } = run;
  const deadline = performance.now() + confirmMs;
  let after = await look(run, before.Id);
  // A process takes a moment to die, and an engine a moment to tell; a plain no is not waited upon.
  while (
    !reached(kind, startedAt(before), after) &&
    (error === null || isSilent(error)) &&
    performance.now() < deadline
  ) {
    await pause(200, signal);
    after = await look(run, before.Id);
  }
  const shown = run.show([before.Id]);
  const state = stateOf(after);
  const ok = reached(kind, startedAt(before), after);
  const refusal = error ?? new BulkheadError("conflict", `The container is ${state} all the same.`);
  await journal
    .step(
      { position: 2, name: "confirm", act: "confirm" },
      async () => {
        if (!ok) throw refusal;
        return reason("operation.state", { state, exitCode: exitCode(after) });
      },
      toStepFailure,
    )
    .catch(() => undefined);
  await shown;
  await (ok ? journal.end("succeeded", null) : journal.end("failed", toStepFailure(refusal)));
}

const look = ({ client, journal, signal }: SimpleRun, id: string): Promise<RawContainer | null> =>
  untilAnswered(() => client.inspectContainer(id), {
    signal,
    onWait: (error) =>
      journal.say(reason("operation.waiting-for-engine", { cause: String(toStepFailure(error).data.message) })),
  });

export const startedAt = (container: RawContainer | null): string => text(record(container?.State).StartedAt);

function reached(kind: SimpleKind, before: string, after: RawContainer | null): boolean {
  const startedAnew = after !== null && startedAt(after) !== before;
  if (kind === "restart") return startedAnew;
  // It may have ended already; that it began is what was asked for.
  return (kind === "start" && startedAnew) || holds(kind, after);
}

function holds(kind: SimpleKind, container: RawContainer | null): boolean {
  const state = stateOf(container);
  if (kind === "remove") return container === null;
  if (kind === "start") return state === "running" || state === "restarting";
  if (kind === "stop" || kind === "kill")
    return state === "exited" || state === "created" || state === "dead" || state === "gone";
  if (kind === "pause") return state === "paused";
  return state === "running";
}

const stateOf = (container: RawContainer | null): string =>
  container === null ? "gone" : text(record(container.State).Status);

const isRunning = (container: RawContainer | null): boolean =>
  ["running", "restarting", "paused"].includes(stateOf(container));

const exitCode = (container: RawContainer | null): number => Number(record(container?.State).ExitCode ?? 0);
