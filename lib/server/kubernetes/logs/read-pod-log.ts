import "server-only";
import { toUtcNanos } from "@/lib/domain/logs/utc-nanos";
import type { LogLine } from "@/lib/domain/stream";
import { createLineSplitter, type SplitLine } from "@/lib/server/sources/line-splitter";
import { logLineBytes, toLogLine } from "@/lib/server/sources/log-line";
import type { ApiConnection } from "../connection/open-connection";
import type { PodLogWish } from "../types";
import { createBytePace } from "./byte-pace";

/** A log may be quiet for days; a connection that is dead is found by its pings. As long as a timer can be set. */
const silenceMs = 2 ** 31 - 1;
/** What is written faster is read later: the stream is not read, and the kubelet waits. */
const bytesPerSecond = 4 * 1024 * 1024;

/**
 * One container's log, until it ends or `signal` aborts. Lines are handed over once for each chunk, with their times in
 * UTC. @throws ClusterTrouble.
 */
export async function readPodLog(
  connection: ApiConnection,
  wish: PodLogWish,
  { signal, onLines }: { signal: AbortSignal; onLines: (lines: readonly LogLine[]) => void },
): Promise<void> {
  const path = `/api/v1/namespaces/${encodeURIComponent(wish.namespace)}/pods/${encodeURIComponent(wish.pod)}/log`;
  const stream = await connection.stream({ path, query: toQuery(wish), silenceMs, signal });
  const splitter = createLineSplitter({ limitBytes: logLineBytes });
  const pace = createBytePace(bytesPerSecond, signal);
  const tell = (split: readonly SplitLine[]) => {
    if (split.length > 0) onLines(split.map(toLine));
  };
  try {
    for await (const chunk of stream.chunks) {
      tell(splitter.push(chunk));
      await pace(chunk.length);
    }
    tell(splitter.end());
  } finally {
    stream.close();
  }
}

/** A kubelet doesn't say which of the two it was written to. */
function toLine(split: SplitLine): LogLine {
  const line = toLogLine("stdout", split);
  return { ...line, at: toUtcNanos(line.at) };
}

function toQuery({ container, isPrevious, tail, since }: PodLogWish): Readonly<Record<string, string>> {
  return {
    container,
    timestamps: "true",
    // What has ended has nothing to wait for.
    ...(isPrevious ? { previous: "true" } : { follow: "true" }),
    ...(tail === null ? {} : { tailLines: String(tail) }),
    ...(since === null ? {} : "seconds" in since ? { sinceSeconds: String(since.seconds) } : { sinceTime: since.time }),
  };
}
