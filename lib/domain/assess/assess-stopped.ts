import { isAhead } from "../clock";
import { reason } from "../reason";
import type { Facts, Verdict } from "./model";

/** An engine that comes back needs so long to start again what its policies tell it to. */
export const settleAfterConnectMs = 30_000;
/** The clocks of an event and of inspect differ by a little. */
const sameExitMs = 2_000;
/** 128 + SIGKILL, 128 + SIGTERM: what `docker stop` and `docker kill` leave behind. */
const stopSignals: readonly number[] = [137, 143];

/** Exited, and not about to be started again as far as the engine says. */
export function assessStopped(facts: Facts): Verdict {
  const { container } = facts;
  const { exitCode, finishedAt: since, restartPolicy, startError } = container;
  if (startError) return { tier: "failed", reason: reason("health.start-failed", { error: startError }), since };
  const asked = wasAsked(facts);
  if (asked === "yes") return stopped(facts, "health.stopped");
  if (container.oomKilled)
    return { tier: "failed", reason: reason("health.out-of-memory", { exitedAt: since, exitCode }), since };

  switch (restartPolicy.name) {
    case "always":
    case "unless-stopped":
      return keptDown(facts);
    case "on-failure":
      if (exitCode === 0) return done(facts);
      if (restartPolicy.maxRetries > 0 && container.restartCount >= restartPolicy.maxRetries) {
        const data = { exitCode, retries: restartPolicy.maxRetries, exitedAt: since };
        return { tier: "failed", reason: reason("health.retries-spent", data), since };
      }
      // Docker would have tried again.
      return keptDown(facts);
    case "no":
      if (exitCode === 0) return done(facts);
      if (asked === "unseen") return stopped(facts, "health.stopped-unseen");
      return { tier: "failed", reason: reason("health.exited", { exitCode, exitedAt: since }), since };
  }
}

/** Docker would have started it again had nobody stopped it; just after a connect it may still be about to. */
function keptDown(facts: Facts): Verdict {
  const { connectedAt, now } = facts;
  const settledAt = connectedAt === null ? null : connectedAt + settleAfterConnectMs;
  const isSettled = settledAt !== null && (now >= settledAt || isAhead(connectedAt ?? 0, now));
  if (!isSettled) {
    const since = facts.container.finishedAt;
    return { tier: "progressing", reason: reason("health.may-start-again"), since, nextChangeAt: settledAt };
  }
  return stopped(facts, "health.stopped");
}

const stopped = ({ container }: Facts, code: "health.stopped" | "health.stopped-unseen"): Verdict => ({
  tier: "neutral",
  reason: reason(code, { exitCode: container.exitCode, exitedAt: container.finishedAt }),
  since: container.finishedAt,
});

const done = ({ container }: Facts): Verdict => ({
  tier: "neutral",
  reason: reason("health.finished", { exitedAt: container.finishedAt }),
  since: container.finishedAt,
});

/**
 * Whether this exit was asked for. "yes": a stop or kill of this run was seen, by the panel now or before its restart.
 * "unseen": nobody watched, and it ended by a stop's own signal. "no": it was watched and nobody asked.
 */
function wasAsked({ container, history, now }: Facts): "yes" | "no" | "unseen" {
  const { startedAt, finishedAt } = container;
  const remembered = history.stopAsked?.containerId === container.id ? history.stopAsked.at : null;
  const askedAt = Math.max(container.stopAskedAt ?? -1, remembered ?? -1);
  // A stop before this run began (a restart by hand) says nothing about how the run ended.
  // Nor does one from before the clock was set back about a run that ended after that.
  const isOver = isAhead(askedAt, now) && !isAhead(finishedAt ?? 0, now);
  if (askedAt >= 0 && askedAt >= (startedAt ?? 0) && !isOver) return "yes";
  const distance = ({ at }: { at: number }) => Math.abs(at - (finishedAt ?? Number.NaN));
  const seen = [...history.exits, ...container.exits]
    .filter((exit) => distance(exit) <= sameExitMs)
    .sort((a, b) => distance(a) - distance(b))[0];
  if (seen) return seen.asked ? "yes" : "no";
  return stopSignals.includes(container.exitCode) && !container.oomKilled ? "unseen" : "no";
}
