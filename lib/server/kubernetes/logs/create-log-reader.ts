import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { podLogsAtOnce } from "@/lib/domain/logs/limits";
import { overStanding, requireConnection, type Standing } from "../connection/standing";
import { toTrouble } from "../errors";
import { trouble } from "../trouble";
import type { ClusterLogs } from "../types";
import { toLogError } from "./log-error";
import { readPodLog } from "./read-pod-log";

/** Reads what containers of one cluster write, as many as share its connection well. */
export function createLogReader({ clusterName, connection, signal }: Standing): ClusterLogs {
  let open = 0;
  /** The cluster was asked too often: until then it is not asked. */
  let quietUntil = 0;

  return {
    hasRoom: () => open < podLogsAtOnce,
    async follow(wish, reading) {
      // Also where there was room when somebody asked: a pod may have waited long to start since.
      if (open >= podLogsAtOnce)
        throw new BulkheadError(
          "rate-limited",
          `${podLogsAtOnce} logs of cluster "${clusterName}" are read already, and no more at once. Close one of them first.`,
        );
      open += 1;
      const ends = AbortSignal.any([signal, reading.signal]);
      try {
        const standing = requireConnection({ connection });
        if (performance.now() < quietUntil) throw trouble("rate-limited");
        await readPodLog(standing, wish, { ...reading, signal: ends });
      } catch (cause) {
        const failure = toTrouble(cause);
        if (failure.retryAfterMs !== null) quietUntil = performance.now() + failure.retryAfterMs;
        throw toLogError(clusterName, wish, overStanding(cause, { signal: ends }));
      } finally {
        open -= 1;
      }
    },
  };
}
