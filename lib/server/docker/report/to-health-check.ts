import "server-only";
import type { HealthCheckReport } from "@/lib/domain/engine-report";
import { list, record, size, text, time, whole } from "@/lib/server/sources/read";

const millisecondNs = 1_000_000;

/** Docker's own defaults, which inspect shows as 0. */
const defaults = { retries: 3, intervalMs: 30_000, timeoutMs: 30_000 };

/** Null when the container has no check: none configured, `NONE`, or a status of "none". */
export function toHealthCheck(health: unknown, configured: unknown): HealthCheckReport | null {
  const [state, config] = [record(health), record(configured)];
  const status = state.Status;
  if (status !== "starting" && status !== "healthy" && status !== "unhealthy") return null;
  const last = record(list(state.Log).at(-1));
  return {
    status,
    failingStreak: size(state.FailingStreak),
    retries: size(config.Retries) || defaults.retries,
    intervalMs: milliseconds(config.Interval) || defaults.intervalMs,
    timeoutMs: milliseconds(config.Timeout) || defaults.timeoutMs,
    startPeriodMs: milliseconds(config.StartPeriod),
    lastOutput: text(firstLine(last.Output), 200),
    lastExitCode:
      typeof last.ExitCode === "number" ? whole(last.ExitCode, { min: -255, max: 2 ** 31, otherwise: 1 }) : null,
    lastAt: time(last.End),
  };
}

const milliseconds = (ns: unknown): number => Math.round(size(ns) / millisecondNs);

function firstLine(output: unknown): string {
  if (typeof output !== "string") return "";
  const trimmed = output.slice(0, 4_096).trimStart();
  return trimmed.split(/[\r\n]/, 1)[0] ?? "";
}
