import "server-only";
import type { LogLine } from "@/lib/domain/stream";
import { createLineSplitter, type SplitLine } from "@/lib/server/sources/line-splitter";
import { logLineBytes, toLogLine } from "@/lib/server/sources/log-line";
import { record } from "@/lib/server/sources/read";
import type { Caller } from "../caller";
import type { EngineResponse } from "../http";
import { segment } from "../query";
import { createDemultiplexer, type LogStream } from "../streams/demultiplexer";
import type { EngineClient } from "../types";
import { inspectRaw } from "./container-calls";

export function logCalls(caller: Caller): Pick<EngineClient, "followLogs"> {
  return {
    async followLogs(id, { tail, signal, onLines }) {
      const request = {
        method: "GET",
        path: `/containers/${segment(id)}/logs`,
        query: { follow: true, stdout: true, stderr: true, timestamps: true, tail },
        lane: null,
        firstByteMs: 15_000,
        silenceMs: null,
        signal,
      } as const;
      // Engines before API 1.42 don't say in the response whether it is multiplexed.
      const hasTerminal = record((await inspectRaw(caller, id, signal))?.Config).Tty === true;
      await caller.stream(request, (response) => readLog(response, hasTerminal, onLines));
    },
  };
}

/** Lines are handed over once for each chunk, in the order in which they ended. */
async function readLog(
  { stream }: EngineResponse,
  hasTerminal: boolean,
  onLines: (lines: readonly LogLine[]) => void,
): Promise<void> {
  const splitters = {
    stdout: createLineSplitter({ limitBytes: logLineBytes }),
    stderr: createLineSplitter({ limitBytes: logLineBytes }),
  };
  let lines: LogLine[] = [];
  const take = (from: LogStream, split: readonly SplitLine[]) => {
    for (const line of split) lines.push(toLogLine(from, line));
  };
  const demultiplex = createDemultiplexer((from, bytes) => take(from, splitters[from].push(bytes)));
  let raw = hasTerminal;

  for await (const chunk of stream) {
    if (!raw && !demultiplex(chunk as Buffer)) raw = true;
    if (raw) take("stdout", splitters.stdout.push(chunk as Buffer));
    if (lines.length > 0) onLines(lines);
    lines = [];
  }
  for (const from of ["stdout", "stderr"] as const) take(from, splitters[from].end());
  if (lines.length > 0) onLines(lines);
}
