/**
 * The health gate: whether a new container may replace the old one. Pure; the caller looks and says when.
 *
 * - With a health check: healthy within `gateDeadlineMs`.
 * - Without: running for 10 s since its last start, within the same deadline.
 * - It has ended (also with exit code 0: what is redeployed was running), or was restarted 3 times: it won't hold.
 *   A check that says "unhealthy" may still turn, so only the deadline ends that wait.
 */
export interface GateObservation {
  readonly state: string;
  readonly restartCount: number;
  /** The engine's text, used only to see that it changed. */
  readonly startedAt: string;
  readonly health: "none" | "starting" | "healthy" | "unhealthy";
}

export interface GateProgress {
  /** When the gate began to look, on the clock of `now`. */
  readonly since: number;
  readonly runningSince: number | null;
  readonly startedAt: string;
}

export type Verdict = "passed" | "waiting" | "failed";

export const quietMs = 10_000;
const restartLimit = 3;

export const beginGate = (now: number): GateProgress => ({ since: now, runningSince: null, startedAt: "" });

export function watchGate(progress: GateProgress, seen: GateObservation, now: number): GateProgress {
  if (seen.state !== "running") return { ...progress, runningSince: null, startedAt: seen.startedAt };
  const same = progress.runningSince !== null && progress.startedAt === seen.startedAt;
  return same ? progress : { ...progress, runningSince: now, startedAt: seen.startedAt };
}

export function judgeGate(progress: GateProgress, seen: GateObservation, now: number, deadlineMs: number): Verdict {
  if (seen.restartCount >= restartLimit) return "failed";
  if (seen.state === "exited" || seen.state === "dead" || seen.state === "removing") return "failed";
  if (seen.state === "running") {
    if (seen.health === "healthy") return "passed";
    const quiet = progress.runningSince !== null && now - progress.runningSince >= quietMs;
    if (seen.health === "none" && quiet) return "passed";
  }
  return now - progress.since >= deadlineMs ? "failed" : "waiting";
}

export interface CheckTiming {
  readonly startPeriodMs: number;
  readonly retries: number;
  readonly intervalMs: number;
  readonly timeoutMs: number;
}

/** Docker's defaults, where a check says 0. */
const checkDefaults = { retries: 3, intervalMs: 30_000, timeoutMs: 30_000 };

/** max(60 s, start period + retries × (interval + timeout)) + 10 s; 70 s without a check. */
export function gateDeadlineMs(check: CheckTiming | null): number {
  if (!check) return 70_000;
  const retries = check.retries || checkDefaults.retries;
  const round = (check.intervalMs || checkDefaults.intervalMs) + (check.timeoutMs || checkDefaults.timeoutMs);
  return Math.max(60_000, check.startPeriodMs + retries * round) + 10_000;
}
