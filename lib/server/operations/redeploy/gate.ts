import "server-only";
import { type Reason, reason } from "@/lib/domain/reason";
import {
  beginGate,
  type CheckTiming,
  type GateObservation,
  type GateProgress,
  gateDeadlineMs,
  judgeGate,
  quietMs,
  type Verdict,
  watchGate,
} from "@/lib/domain/redeploy/gate";
import { record, strings, text, whole } from "@/lib/domain/redeploy/raw";
import type { RawContainer } from "@/lib/server/docker/types";

export interface GateClocks {
  readonly steady: () => number;
  /** Epoch ms. */
  readonly wall: () => number;
}

const machineClocks: GateClocks = { steady: () => performance.now(), wall: Date.now };

/** The health gate's memory of one new container. */
export interface Gate {
  look(container: RawContainer): Verdict;
  /** What it sees, for people. Null before the container was started. */
  detail(): Reason | null;
}

/**
 * Waits by a clock that is never set, and tells times by the one on the wall.
 *
 * @param startedAt - When the gate began in an earlier life of the panel, epoch ms: a restart doesn't begin it anew.
 */
export function createGate(startedAt: number | null, clocks: GateClocks = machineClocks): Gate {
  const { steady, wall } = clocks;
  const began = startedAt === null ? null : steady() - Math.max(0, wall() - startedAt);
  let progress: GateProgress | null = began === null ? null : beginGate(began);
  let said: Reason | null = null;
  return {
    look(container) {
      const seen = observation(container);
      // Not started yet, so there is nothing to judge.
      if (seen.state === "created") return "waiting";
      const at = steady();
      const onTheWall = (then: number | null) => (then === null ? null : Math.round(wall() - (at - then)));
      progress = watchGate(progress ?? beginGate(at), seen, at);
      const deadlineMs = gateDeadlineMs(checkTiming(container));
      said = reason(seen.health === "none" ? "redeploy.gate.quiet" : "redeploy.gate.check", {
        sinceAt: onTheWall(progress.since),
        runningSinceAt: onTheWall(progress.runningSince),
        quietMs,
        deadlineMs,
        restarts: seen.restartCount,
        health: seen.health,
        state: seen.state,
      });
      return judgeGate(progress, seen, at, deadlineMs);
    },
    detail: () => said,
  };
}

/** What a new container of this configuration will have to pass. */
export function gateTerms(container: RawContainer): { readonly kind: "check" | "quiet"; readonly deadlineMs: number } {
  const timing = checkTiming(container);
  return { kind: timing ? "check" : "quiet", deadlineMs: gateDeadlineMs(timing) };
}

function observation(container: RawContainer): GateObservation {
  const state = record(container.State);
  const health = text(record(state.Health).Status);
  const known = health === "healthy" || health === "unhealthy" || health === "starting";
  return {
    state: text(state.Status),
    restartCount: whole(container.RestartCount),
    startedAt: text(state.StartedAt),
    health: known ? health : "none",
  };
}

const nsPerMs = 1_000_000;

function checkTiming(container: RawContainer): CheckTiming | null {
  const check = record(record(container.Config).Healthcheck);
  const kind = strings(check.Test)[0];
  if (kind === undefined || kind === "NONE") return null;
  return {
    startPeriodMs: whole(check.StartPeriod) / nsPerMs,
    retries: whole(check.Retries),
    intervalMs: whole(check.Interval) / nsPerMs,
    timeoutMs: whole(check.Timeout) / nsPerMs,
  };
}
