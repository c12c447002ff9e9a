import { linePeriodMs, linesBetween, type SimLogLine } from "../log-lines.ts";
import type { SimContainer } from "./model.ts";

/** What it wrote until `now`, the last `tail` lines; nothing while it did not run. */
export function logsUntil(container: SimContainer, now: number, tail: number): SimLogLine[] {
  const { startedAt, status, finishedAt } = container;
  if (startedAt === null) return [];
  const end = status === "running" ? now : Math.min(now, finishedAt ?? now);
  const lines = linesBetween(container.id, startedAt, end, tail);
  return [...lines, ...container.said.filter(({ at }) => at <= now)].sort((a, b) => a.at - b.at).slice(-tail);
}

/** What it wrote after `from` and until `to`. */
export function logsBetween(container: SimContainer, from: number, to: number): SimLogLine[] {
  return logsUntil(container, to, 2 + Math.ceil((to - from) / linePeriodMs) + container.said.length).filter(
    ({ at }) => at > from,
  );
}
