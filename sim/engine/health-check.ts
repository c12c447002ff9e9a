import { rfc3339 } from "../clock.ts";
import { record, type SimContainer } from "./model.ts";
import { type EngineState, emitContainer } from "./state.ts";

interface Timing {
  readonly intervalMs: number;
  readonly startPeriodMs: number;
  readonly retries: number;
}

function timingOf(container: SimContainer): Timing | null {
  const check = record(container.config.Healthcheck);
  const test = Array.isArray(check.Test) ? check.Test : [];
  if (test.length === 0 || test[0] === "NONE") return null;
  const ms = (ns: unknown) => Number(ns ?? 0) / 1e6;
  return {
    intervalMs: ms(check.Interval) || 30_000,
    startPeriodMs: ms(check.StartPeriod),
    retries: Number(check.Retries) || 3,
  };
}

/** Begins with its first probe one interval (at most two seconds here) after the start. */
export function startCheck(engine: EngineState, container: SimContainer): void {
  const timing = timingOf(container);
  if (!timing) return;
  container.health = { status: "starting", failingStreak: 0, log: [] };
  const { run } = container;
  const probe = () => {
    if (container.run !== run || !container.health) return;
    if (container.status === "running") judge(engine, container, timing);
    engine.later(timing.intervalMs, probe);
  };
  engine.later(Math.min(timing.intervalMs, 2_000), probe);
}

export function stopCheck(container: SimContainer): void {
  if (container.health) container.health.status = "unhealthy";
  if (container.health) container.health.log = container.health.log.slice(-5);
}

function judge(engine: EngineState, container: SimContainer, { startPeriodMs, retries }: Timing): void {
  const { behaviour } = container;
  const passes = behaviour.kind === "service" && behaviour.check !== "fails";
  const output = behaviour.kind === "service" && !passes ? behaviour.output : "";
  const early = engine.clock.now() - (container.startedAt ?? 0) < startPeriodMs;
  report(engine, container, { passes, output, retries: early && !passes ? Number.POSITIVE_INFINITY : retries });
}

/** One answer of the check: what the probe finds, or what a test says it found. */
export function report(
  engine: EngineState,
  container: SimContainer,
  { passes, output, retries }: { passes: boolean; output: string; retries: number },
): void {
  const { health } = container;
  if (!health) return;
  const now = rfc3339(engine.clock.now());
  health.log = [...health.log, { Start: now, End: now, ExitCode: passes ? 0 : 1, Output: output }].slice(-5);
  const before = health.status;
  if (passes) Object.assign(health, { failingStreak: 0, status: "healthy" });
  else if (retries !== Number.POSITIVE_INFINITY) {
    health.failingStreak++;
    if (health.failingStreak >= retries) health.status = "unhealthy";
  }
  if (health.status !== before) emitContainer(engine, container, `health_status: ${health.status}`);
}
