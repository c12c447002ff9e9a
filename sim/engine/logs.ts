import { sha256 } from "../random.ts";
import type { SimContainer } from "./model.ts";

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

/** The line that a container wrote in one period: told from its id and the time alone, so nothing is stored. */
function lineOf(container: SimContainer, period: number): SimLogLine {
  const hash = Number.parseInt(sha256(`${container.id}/${period}`).slice(0, 8), 16);
  const text = (templates[hash % templates.length] ?? "").replace("#", String(1 + (hash % 250)));
  const at = period * linePeriodMs + (hash % linePeriodMs);
  return { at, stream: text.includes("WARN") ? "stderr" : "stdout", text };
}

/** What it wrote until `now`, the last `tail` lines; nothing while it did not run. */
export function logsUntil(container: SimContainer, now: number, tail: number): SimLogLine[] {
  const { startedAt, status, finishedAt } = container;
  if (startedAt === null) return [];
  const end = status === "running" ? now : Math.min(now, finishedAt ?? now);
  const lines: SimLogLine[] = [];
  const last = Math.floor(end / linePeriodMs);
  for (
    let period = Math.max(Math.floor(startedAt / linePeriodMs), last - Math.min(tail, 2_000));
    period <= last;
    period++
  ) {
    const line = lineOf(container, period);
    if (line.at >= startedAt && line.at <= end) lines.push(line);
  }
  return [...lines, ...container.said.filter(({ at }) => at <= now)].sort((a, b) => a.at - b.at).slice(-tail);
}

/** What it wrote after `from` and until `to`. */
export function logsBetween(container: SimContainer, from: number, to: number): SimLogLine[] {
  return logsUntil(container, to, 2 + Math.ceil((to - from) / linePeriodMs) + container.said.length).filter(
    ({ at }) => at > from,
  );
}
