import { isAhead } from "../clock";
import { reason } from "../reason";
import type { Facts, Verdict } from "./model";
import { manyRestarts, type RecentExits, settledMs } from "./recent-exits";

/**
 * Running, or between two runs. A crash loop is "restarting now and at least three starts in ten minutes"; a process that
 * has not yet run for ten seconds still counts as restarting, as it does for Docker, or the tier would flap with each try.
 */
export function assessRunning(facts: Facts, recent: RecentExits): Verdict {
  const { container, now } = facts;
  const { check } = container;
  const { startedAt } = container;
  const settlesAt = startedAt === null || isAhead(startedAt, now) ? null : startedAt + settledMs;
  const between = container.state === "restarting" || (settlesAt !== null && now < settlesAt);
  const restarting = container.state === "restarting";

  if (!restarting && check?.status === "unhealthy") {
    const data = { output: check.lastOutput, exitCode: check.lastExitCode, failures: check.failingStreak };
    return { tier: "failed", reason: reason("health.unhealthy", data), since: firstFailureAt(facts) };
  }
  if (between && recent.restarts >= manyRestarts) {
    const data = { restarts: recent.restarts, exitCode: recent.failure?.exitCode ?? container.exitCode };
    const nextChangeAt = soonest(restarting ? null : settlesAt, recent.nextExpiryAt);
    return { tier: "failed", reason: reason("health.crash-loop", data), since: container.finishedAt, nextChangeAt };
  }
  if (restarting) {
    const data = { exitCode: container.exitCode };
    const { finishedAt: since } = container;
    return { tier: "progressing", reason: reason("health.restarting", data), since, nextChangeAt: recent.nextExpiryAt };
  }
  return { ...warning(facts, recent), nextChangeAt: recent.nextExpiryAt };
}

function warning(facts: Facts, recent: RecentExits): Verdict {
  const { check } = facts.container;
  if (recent.outOfMemory) {
    const { at } = recent.outOfMemory;
    return { tier: "warning", reason: reason("health.out-of-memory-recently", { killedAt: at }), since: at };
  }
  if (check && check.status !== "starting" && check.failingStreak > 0) {
    const data = { output: check.lastOutput, failures: check.failingStreak, retries: check.retries };
    return { tier: "warning", reason: reason("health.check-failing", data), since: firstFailureAt(facts) };
  }
  if (recent.restarts >= manyRestarts) {
    const data = { restarts: recent.restarts, exitCode: recent.failure?.exitCode ?? null };
    return { tier: "warning", reason: reason("health.restarts", data), since: facts.container.startedAt };
  }
  if (recent.failure) {
    const { at, exitCode } = recent.failure;
    return { tier: "warning", reason: reason("health.exited-recently", { exitCode, exitedAt: at }), since: at };
  }
  return quiet(facts);
}

function quiet({ container }: Facts): Verdict {
  const { check, startedAt: since } = container;
  if (!check) return { tier: "ok", reason: reason("health.no-check"), since };
  if (check.status === "starting") return { tier: "progressing", reason: reason("health.starting"), since };
  return { tier: "ok", reason: reason("health.healthy"), since };
}

/** When the present row of failures began, told from the check's interval; null where the engine keeps no log of it. */
function firstFailureAt({ container: { check } }: Facts): number | null {
  if (!check || check.lastAt === null) return null;
  return check.lastAt - Math.max(0, check.failingStreak - 1) * check.intervalMs;
}

const soonest = (...times: (number | null)[]): number | null => {
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? Math.min(...known) : null;
};
