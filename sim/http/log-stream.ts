import { rfc3339 } from "../clock.ts";
import { logsBetween, logsUntil } from "../engine/logs.ts";
import type { SimContainer } from "../engine/model.ts";
import { linePeriodMs, type SimLogLine } from "../log-lines.ts";
import { type Ask, isSet, type Reply } from "./router.ts";

/** GET /containers/{id}/logs: framed by stream unless the container has a terminal. */
export function streamLogs({ engine, query, response }: Ask, container: SimContainer): Reply {
  const tty = container.config.Tty === true;
  const timestamps = isSet(query, "timestamps");
  const streams = new Set(["stdout", "stderr"].filter((name) => isSet(query, name)));
  const wantedTail = query.get("tail") ?? "all";
  const tail = /^\d+$/.test(wantedTail) ? Number(wantedTail) : 2_000;
  const type = tty ? "application/vnd.docker.raw-stream" : "application/vnd.docker.multiplexed-stream";
  response.writeHead(200, { "Content-Type": type });
  response.flushHeaders();

  const write = (lines: readonly SimLogLine[]) => {
    for (const line of lines) {
      if (!streams.has(line.stream)) continue;
      const text = Buffer.from(`${timestamps ? `${rfc3339(line.at)} ` : ""}${line.text}\n`);
      response.write(tty ? text : frame(line.stream, text));
    }
  };
  let seenUntil = engine.clock.now();
  write(tail === 0 ? [] : logsUntil(container, seenUntil, tail));
  const follows = isSet(query, "follow") && (container.status === "running" || container.status === "paused");
  if (!follows) {
    response.end();
    return null;
  }
  const { run } = container;
  const timer = setInterval(() => {
    const now = engine.clock.now();
    write(logsBetween(container, seenUntil, now));
    seenUntil = now;
    if (container.run !== run) response.end();
  }, linePeriodMs / 8);
  response.on("close", () => clearInterval(timer));
  return null;
}

/** Docker's frame: one byte for the stream, three empty, four for the length. */
function frame(stream: "stdout" | "stderr", payload: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head[0] = stream === "stdout" ? 1 : 2;
  head.writeUInt32BE(payload.length, 4);
  return Buffer.concat([head, payload]);
}
