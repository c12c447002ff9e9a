import "server-only";
import { createLineSplitter } from "@/lib/server/sources/line-splitter";
import type { Caller } from "../caller";
import { trouble } from "../trouble";
import { type EngineEvent, parseEvent } from "./parse-event";

/**
 * What may change a report. Naming it here makes the engine leave out what attaching, top and the begin of each exec
 * say. The end of an exec is among them: it is the only sign of a health check that fails below its retry count.
 * Docker matches by prefix once `health_status` is among them.
 */
const filters = JSON.stringify({
  type: ["container", "network"],
  event: [
    ...["create", "start", "restart", "die", "stop", "kill", "oom", "pause", "unpause", "rename", "update", "destroy"],
    ...["health_status", "exec_die", "connect", "disconnect", "remove"],
  ],
});

/** Events carry a container's labels; one line longer than this is skipped and `onLost` says that something was. */
const lineLimitBytes = 1_048_576;

export interface EventReader {
  /** The engine has taken the subscription: changes from now on are told. */
  onOpen(): void;
  /** `receivedAt` is `performance.now()`. */
  onEvent(event: EngineEvent, receivedAt: number): void;
  onLost(): void;
}

/** Reads events until the stream ends or `signal` aborts, those since `sinceNs` (engine's clock) first. */
export async function readEvents(
  caller: Caller,
  { sinceNs, signal }: { sinceNs: number | null; signal: AbortSignal },
  reader: EventReader,
): Promise<void> {
  const since = sinceNs === null ? undefined : (sinceNs / 1e9).toFixed(9);
  const splitter = createLineSplitter({ limitBytes: lineLimitBytes });
  await caller.stream(
    {
      method: "GET",
      path: "/events",
      query: { filters, since },
      lane: null,
      firstByteMs: 10_000,
      silenceMs: null,
      signal,
    },
    async ({ stream }) => {
      reader.onOpen();
      for await (const chunk of stream) {
        const receivedAt = performance.now();
        for (const line of splitter.push(chunk as Buffer)) {
          const event = line.droppedBytes > 0 ? null : parseEvent(line.text);
          if (event) reader.onEvent(event, receivedAt);
          else if (line.text.trim() !== "") reader.onLost();
        }
      }
    },
  );
  throw caller.failure(trouble("unreachable", "ended its stream of events."));
}
