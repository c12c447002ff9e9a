import "server-only";
import { podLogsAtOnce } from "@/lib/domain/logs/limits";
import type { ApiConnection } from "../connection/open-connection";
import { toTrouble } from "../errors";
import { trouble } from "../trouble";
import type { ClusterLogs } from "../types";
import { toLogError } from "./log-error";
import { readPodLog } from "./read-pod-log";

export interface LogReaderOptions {
  readonly clusterName: string;
  /** The connection that stands; null while there is none. */
  readonly connection: () => ApiConnection | null;
  /** Ends with the source. */
  readonly signal: AbortSignal;
}

export function createLogReader({ clusterName, connection, signal }: LogReaderOptions): ClusterLogs {
  let open = 0;
  /** The cluster was asked too often: until then it is not asked. */
  let quietUntil = 0;

  return {
    hasRoom: () => open < podLogsAtOnce,
    async follow(wish, reading) {
      open += 1;
      const ends = AbortSignal.any([signal, reading.signal]);
      try {
        const standing = connection();
        if (!standing) throw trouble("silent");
        if (performance.now() < quietUntil) throw trouble("rate-limited");
        await readPodLog(standing, wish, { ...reading, signal: ends });
      } catch (cause) {
        const failure = toTrouble(cause);
        if (failure.retryAfterMs !== null) quietUntil = performance.now() + failure.retryAfterMs;
        // The connection was given up with the log under way.
        const isCut = failure.why === "cancelled" && !ends.aborted;
        throw toLogError(clusterName, wish, isCut ? trouble("unreachable", "", { cause }) : cause);
      } finally {
        open -= 1;
      }
    },
  };
}
