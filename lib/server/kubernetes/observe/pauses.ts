import "server-only";
import { endsConnection } from "../reflector/ends-connection";
import type { ClusterTrouble } from "../trouble";

/** A server that restarts is back within a minute, and should be seen then within three seconds. */
const restartMs = 60_000;
const soonMs = 1_500;
const laterMs = 15_000;
/** Somebody has to do something first; knocking on in vain gets addresses banned. */
const refusedMs = 30_000;

const mayComeBack = new Set(["refused", "unreachable", "timeout", "silent"]);

/** The longest pause before the next attempt at a connection, `downMs` after the cluster was last seen well. */
export function longestPauseMs(failure: ClusterTrouble, downMs: number): number {
  if (endsConnection(failure) && !mayComeBack.has(failure.why)) return refusedMs;
  return downMs < restartMs ? soonMs : laterMs;
}
