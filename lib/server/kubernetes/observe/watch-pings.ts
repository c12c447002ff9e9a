import "server-only";
import { sleep } from "@/lib/server/sources/backoff";
import type { ApiConnection } from "../connection/open-connection";
import { toTrouble } from "../errors";
import { endsConnection } from "../reflector/ends-connection";
import { trouble } from "../trouble";

export interface PingTimings {
  readonly lookEveryMs: number;
  /** How often HTTP/2 is pinged. */
  readonly pingEveryMs?: number;
  /** With a ping every 5 s, this is an echo that took 5 s. */
  readonly silentAfterMs: number;
  /** Where there are no pings, something is asked for after so much silence. */
  readonly askAfterMs: number;
}

const usual: PingTimings = { lookEveryMs: 1_000, silentAfterMs: 10_000, askAfterMs: 5_000 };
/** Woken this late, the process was stopped or the machine slept: the silence was ours. */
const sleptMs = 2_000;

/**
 * Whether the server is there at all: a quiet watch may be a dead one. What comes over any stream counts; where nothing
 * does, the echoes of pings. A server that falls silent is found within 12 s. Ends after `onSilent`, or with the signal.
 */
export async function watchPings(
  connection: ApiConnection,
  { signal, onSilent }: { signal: AbortSignal; onSilent: (error: unknown) => void },
  timings: PingTimings = usual,
): Promise<void> {
  let since = performance.now();
  let isAsking = false;
  for (let dueAt = since + timings.lookEveryMs; ; dueAt = performance.now() + timings.lookEveryMs) {
    await sleep(dueAt - performance.now(), signal);
    if (signal.aborted) return;
    const now = performance.now();
    if (now - dueAt > sleptMs) since = now;
    const silentMs = now - Math.max(since, connection.heardAt());
    if (silentMs >= timings.silentAfterMs) return onSilent(trouble("silent"));
    if (connection.isMultiplexed() || isAsking || silentMs < timings.askAfterMs) continue;
    isAsking = true;
    connection
      .ask({ path: "/version", signal })
      .catch((error) => {
        const failure = toTrouble(error);
        if (endsConnection(failure) && !signal.aborted) onSilent(failure);
      })
      .finally(() => {
        isAsking = false;
      });
  }
}
