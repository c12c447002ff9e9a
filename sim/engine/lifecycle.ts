import { startCheck, stopCheck } from "./health-check.ts";
import { EngineRefusal, record, type SimContainer } from "./model.ts";
import { attachAll, detachAll } from "./networks.ts";
import { bindPorts, unbindPorts } from "./ports.ts";
import { type EngineState, emitContainer, restartPolicyOf } from "./state.ts";

/** Docker's back-off between restarts: doubles up to a minute, forgotten after ten good seconds. */
const firstBackoffMs = 100;
const longestBackoffMs = 60_000;
const goodRunMs = 10_000;

/** @returns false when it runs already (304). */
export function start(engine: EngineState, container: SimContainer): boolean {
  if (container.status === "running") return false;
  if (container.status === "paused")
    throw new EngineRefusal(409, "cannot start a paused container, try unpause instead");
  if (container.status === "dead" || container.status === "removing")
    throw new EngineRefusal(409, "container is marked for removal and cannot be started");
  container.stoppedByHand = false;
  container.restartCount = 0;
  boot(engine, container);
  return true;
}

/** The common way up: of a start by hand and of a restart by policy. */
function boot(engine: EngineState, container: SimContainer): void {
  try {
    bindPorts(engine, container);
    attachAll(engine, container);
  } catch (error) {
    unbindPorts(container);
    detachAll(engine, container);
    const message = error instanceof Error ? error.message : String(error);
    Object.assign(container, {
      error: message,
      exitCode: 128,
      status: container.startedAt === null ? "created" : "exited",
    });
    throw new EngineRefusal(500, message);
  }
  container.run++;
  const now = engine.clock.now();
  Object.assign(container, { status: "running", startedAt: now, exitCode: 0, error: "", oomKilled: false });
  container.pid = 1_000 + engine.random.below(30_000);
  emitContainer(engine, container, "start");
  startCheck(engine, container);
  const { run, behaviour } = container;
  if (behaviour.kind === "job")
    engine.later(behaviour.runsMs, () => {
      if (container.run === run) die(engine, container, { exitCode: behaviour.exitCode });
    });
}

/** Its process ends: by itself, by a crash, or because it was told to. The restart policy decides what comes next. */
export function die(
  engine: EngineState,
  container: SimContainer,
  { exitCode, oomKilled = false }: { exitCode: number; oomKilled?: boolean },
): void {
  if (container.status !== "running" && container.status !== "paused") return;
  const ranMs = engine.clock.now() - (container.startedAt ?? 0);
  container.run++;
  stopCheck(container);
  unbindPorts(container);
  detachAll(engine, container);
  Object.assign(container, { status: "exited", exitCode, oomKilled, finishedAt: engine.clock.now(), pid: 0 });
  if (oomKilled) emitContainer(engine, container, "oom");
  emitContainer(engine, container, "die", {
    exitCode: String(exitCode),
    execDuration: String(Math.round(ranMs / 1000)),
  });
  if (shouldRestart(container)) restartLater(engine, container, ranMs);
  else if (record(container.hostConfig).AutoRemove === true) destroy(engine, container);
}

function shouldRestart(container: SimContainer): boolean {
  if (container.stoppedByHand) return false;
  const { name, maxRetries } = restartPolicyOf(container);
  if (name === "always" || name === "unless-stopped") return true;
  if (name !== "on-failure" || container.exitCode === 0) return false;
  return maxRetries === 0 || container.restartCount < maxRetries;
}

function restartLater(engine: EngineState, container: SimContainer, ranMs: number): void {
  container.status = "restarting";
  const tries = ranMs >= goodRunMs ? 0 : container.restartCount;
  container.restartCount++;
  const { run } = container;
  engine.later(Math.min(longestBackoffMs, firstBackoffMs * 2 ** Math.min(tries, 10)), () => {
    if (container.run !== run || container.status !== "restarting") return;
    try {
      boot(engine, container);
    } catch {
      // The refusal stands in State.Error, as it does in Docker.
    }
  });
}

/** `docker stop`. @returns false when it does not run (304). */
export function stop(engine: EngineState, container: SimContainer): boolean {
  if (container.status === "restarting") {
    container.stoppedByHand = true;
    container.run++;
    container.status = "exited";
    emitContainer(engine, container, "stop");
    return true;
  }
  if (container.status !== "running" && container.status !== "paused") return false;
  container.stoppedByHand = true;
  emitContainer(engine, container, "kill", { signal: "15" });
  die(engine, container, { exitCode: container.behaviour.kind === "service" ? 0 : 143 });
  if (engine.containers.has(container.id)) emitContainer(engine, container, "stop");
  return true;
}

const signals: Readonly<Record<string, number>> = { HUP: 1, INT: 2, KILL: 9, USR1: 10, USR2: 12, TERM: 15 };

export function kill(engine: EngineState, container: SimContainer, signal: string): void {
  if (container.status !== "running" && container.status !== "paused")
    throw new EngineRefusal(409, `cannot kill container: ${container.name}: container ${container.id} is not running`);
  const number = signals[signal.replace(/^SIG/, "").toUpperCase()] ?? (Number(signal) || 9);
  emitContainer(engine, container, "kill", { signal: String(number) });
  if (number === 1 || number === 10 || number === 12) return;
  container.stoppedByHand = true;
  die(engine, container, { exitCode: 128 + number });
}

export function restart(engine: EngineState, container: SimContainer): void {
  stop(engine, container);
  start(engine, container);
  emitContainer(engine, container, "restart");
}

export function pause(engine: EngineState, container: SimContainer): void {
  if (container.status === "paused") throw new EngineRefusal(409, `container ${container.id} is already paused`);
  if (container.status !== "running") throw new EngineRefusal(409, `container ${container.id} is not running`);
  container.status = "paused";
  emitContainer(engine, container, "pause");
}

export function unpause(engine: EngineState, container: SimContainer): void {
  if (container.status !== "paused") throw new EngineRefusal(500, `Container ${container.id} is not paused`);
  container.status = "running";
  emitContainer(engine, container, "unpause");
}

export function rename(engine: EngineState, container: SimContainer, name: string): void {
  if (name === "" || name === container.name)
    throw new EngineRefusal(400, "Renaming a container with the same name as its current name");
  requireFreeName(engine, name);
  const oldName = container.name;
  container.name = name;
  emitContainer(engine, container, "rename", { oldName: `/${oldName}` });
}

export function remove(engine: EngineState, container: SimContainer, force: boolean): void {
  if (container.status === "running" || container.status === "paused" || container.status === "restarting") {
    if (!force)
      throw new EngineRefusal(
        409,
        `cannot remove container "/${container.name}": container is ${container.status}: stop the container before removing or force remove`,
      );
    container.stoppedByHand = true;
    emitContainer(engine, container, "kill", { signal: "9" });
    die(engine, container, { exitCode: 137 });
  }
  destroy(engine, container);
}

function destroy(engine: EngineState, container: SimContainer): void {
  if (!engine.containers.delete(container.id)) return;
  container.run++;
  emitContainer(engine, container, "destroy");
}

export function requireFreeName(engine: EngineState, name: string): void {
  const taken = [...engine.containers.values()].find((other) => other.name === name);
  if (taken)
    throw new EngineRefusal(
      409,
      `Conflict. The container name "/${name}" is already in use by container "${taken.id}". You have to remove (or rename) that container to be able to reuse that name.`,
    );
}
