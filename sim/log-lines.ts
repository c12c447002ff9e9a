import { sha256 } from "./random.ts";

export interface SimLogLine {
  readonly at: number;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

/** A container writes a line about so often. */
export const linePeriodMs = 4_000;

const templates = [
  "INFO  request GET /api/items 200 in # ms",
  "INFO  request GET /health 200 in # ms",
  "INFO  request POST /api/items 201 in # ms",
  "DEBUG cache hit ratio 0.#",
  "INFO  job sync finished, # items",
  "\u001b[33mWARN\u001b[0m  slow query took # ms",
  "INFO  connection from 10.0.20.# accepted",
];

/** The line that was written in one period: told from who writes and the time alone, so nothing is stored. */
function lineOf(writer: string, period: number): SimLogLine {
  const hash = Number.parseInt(sha256(`${writer}/${period}`).slice(0, 8), 16);
  const text = (templates[hash % templates.length] ?? "").replace("#", String(1 + (hash % 250)));
  const at = period * linePeriodMs + (hash % linePeriodMs);
  return { at, stream: text.includes("WARN") ? "stderr" : "stdout", text };
}

/** What was written in a span of time, at most the last `most` lines. @param writer - The same writes the same. */
export function linesBetween(writer: string, fromMs: number, toMs: number, most: number): SimLogLine[] {
  const lines: SimLogLine[] = [];
  const last = Math.floor(toMs / linePeriodMs);
  const first = Math.max(Math.floor(fromMs / linePeriodMs), last - Math.min(most, 2_000));
  for (let period = first; period <= last; period++) {
    const line = lineOf(writer, period);
    if (line.at >= fromMs && line.at <= toMs) lines.push(line);
  }
  return lines;
}
