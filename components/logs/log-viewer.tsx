"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { LogChoice } from "@/lib/domain/stream";
import { plainText } from "./ansi";
import { lineCount } from "./line-count";
import type { LogEntry, LogSnapshot } from "./log-buffer";
import { LogRow } from "./log-row";
import { LogToolbar } from "./log-toolbar";
import { type PodLook, podLooks } from "./pod-looks";
import { saveLog } from "./save-log";
import { useLog } from "./use-log";

const rowHeight = 18;
/** Nearer to the end than this and the reader means to follow. */
const nearEnd = 24;

/** What stands still, and of which log it is. */
interface Pause {
  readonly nodeId: string;
  readonly choice: LogChoice | undefined;
  readonly snapshot: LogSnapshot;
}

/**
 * A log as it runs: of a container, or of one or all pods of a workload. Fills the height it is given.
 *
 * @param choice - Of pods; the same object while it is the same choice.
 * @param above - What stands over the lines, told of the pods and of how each of them looks.
 */
export function LogViewer({
  nodeId,
  name,
  choice,
  above,
}: {
  nodeId: string;
  name: string;
  choice?: LogChoice;
  above?: (snapshot: LogSnapshot, looks: ReadonlyMap<string, PodLook>) => ReactNode;
}) {
  const { snapshot, clear } = useLog(nodeId, choice);
  const [paused, setPaused] = useState<Pause | null>(null);
  // Another pod or another choice is followed at once: what was held is not of it.
  const pausedAt = paused?.nodeId === nodeId && paused.choice === choice ? paused.snapshot : null;
  const [timestamps, setTimestamps] = useState(false);
  const [query, setQuery] = useState("");
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const shown = pausedAt ?? snapshot;
  const entries = useMemo(() => matching(shown.entries, wanted), [shown, wanted]);
  const follow = (following: boolean) => setPaused(following ? null : { nodeId, choice, snapshot });
  const { pods } = snapshot;
  const looks = useMemo(() => podLooks(pods), [pods]);

  return (
    <section aria-label={`Log of ${name}`} className="flex h-full min-h-0 flex-col gap-2">
      {above?.(snapshot, looks)}
      <LogToolbar
        following={pausedAt === null}
        onFollow={follow}
        newLines={pausedAt ? newLines(pausedAt, snapshot) : 0}
        timestamps={timestamps}
        onTimestamps={setTimestamps}
        query={query}
        onQuery={setQuery}
        matches={wanted === "" ? null : entries.length}
        onSave={() => saveLog(name, snapshot.entries)}
        onClear={() => {
          clear();
          setPaused(null);
        }}
      />
      <LogLines
        name={name}
        entries={entries}
        following={pausedAt === null}
        onFollow={follow}
        timestamps={timestamps}
        query={wanted}
        looks={looks}
        empty={emptyWords(shown, wanted)}
      />
      <LogFoot snapshot={shown} />
    </section>
  );
}

function LogLines({
  name,
  entries,
  following,
  onFollow,
  timestamps,
  query,
  looks,
  empty,
}: {
  name: string;
  entries: readonly LogEntry[];
  following: boolean;
  onFollow: (following: boolean) => void;
  timestamps: boolean;
  query: string;
  looks: ReadonlyMap<string, PodLook>;
  empty: string;
}) {
  const box = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => entries[index]?.seq ?? index,
    overscan: 20,
  });
  useEffect(() => {
    if (following && entries.length > 0) virtualizer.scrollToIndex(entries.length - 1, { align: "end" });
  }, [following, entries, virtualizer]);

  // Where it rested when it was paused, by whatever.
  const restedAt = useRef(0);
  useEffect(() => {
    if (!following) restedAt.current = box.current?.scrollTop ?? 0;
  }, [following]);
  // A hand on the wheel or the keys stops following; going down to the end by hand follows again. A hand that selects
  // text at the end of a paused log goes nowhere.
  const byHand = () => {
    const { scrollTop, scrollHeight, clientHeight } = box.current ?? { scrollTop: 0, scrollHeight: 0, clientHeight: 0 };
    const atEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
    const wentDown = scrollTop > restedAt.current;
    restedAt.current = scrollTop;
    if (following ? !atEnd : atEnd && wentDown) onFollow(!following);
  };

  return (
    <ScrollRegion
      ref={box}
      aria-label={`Lines of ${name}`}
      onWheel={({ deltaY }) => {
        // Upwards at once: a fast log would be back at its end before the next frame.
        if (following && deltaY < 0 && (box.current?.scrollTop ?? 0) > 0) onFollow(false);
        else requestAnimationFrame(byHand);
      }}
      onTouchMove={() => requestAnimationFrame(byHand)}
      onKeyUp={byHand}
      onPointerUp={byHand}
      className="min-h-40 flex-1 overflow-auto rounded-1 border bg-surface-sunken px-2 py-1.5 font-mono text-caption [overflow-anchor:none]"
    >
      {entries.length === 0 ? (
        <p className="patient py-6 text-center font-sans text-label text-text-muted">{empty}</p>
      ) : (
        <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <LogRow
                entry={entries[index] as LogEntry}
                timestamps={timestamps}
                query={query}
                look={lookOf(entries[index], looks)}
              />
            </div>
          ))}
        </div>
      )}
    </ScrollRegion>
  );
}

function LogFoot({ snapshot: { entries, dropped, forgotten } }: { snapshot: LogSnapshot }) {
  const notes = [
    lineCount(entries.length),
    dropped > 0 && `${lineCount(dropped)} dropped: they came too fast`,
    forgotten > 0 && `${lineCount(forgotten)} before them not kept`,
  ];
  return <p className="text-caption text-text-muted tabular-nums">{notes.filter(Boolean).join(", ")}</p>;
}

function matching(entries: readonly LogEntry[], query: string): readonly LogEntry[] {
  if (query === "") return entries;
  return entries.filter((entry) => entry.kind === "line" && plainText(entry.line.text).toLowerCase().includes(query));
}

/** Nothing where all lines are of one pod: then its name on each of them tells nothing. */
const lookOf = (entry: LogEntry | undefined, looks: ReadonlyMap<string, PodLook>): PodLook | null =>
  looks.size > 1 && entry?.kind === "line" ? (looks.get(entry.line.from ?? "") ?? null) : null;

const newLines = (paused: LogSnapshot, now: LogSnapshot): number => now.taken - paused.taken;

function emptyWords({ begun, about }: LogSnapshot, query: string): string {
  if (query !== "") return "No line says that.";
  if (begun) return "Nothing to show.";
  if (about?.pods.length === 0 && about.leftOut === 0)
    return "It has no pods now. What they write is shown when one starts.";
  return about?.pods.every(({ state }) => state === "ended") ? "Nothing to show." : "Waiting for the first line.";
}
