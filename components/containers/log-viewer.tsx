"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { plainText } from "./ansi";
import { lineCount } from "./line-count";
import type { LogEntry, LogSnapshot } from "./log-buffer";
import { LogRow } from "./log-row";
import { LogToolbar } from "./log-toolbar";
import { saveLog } from "./save-log";
import { useLog } from "./use-log";

const rowHeight = 18;
/** Nearer to the end than this and the reader means to follow. */
const nearEnd = 24;

/** A container's log as it runs. Fills the height it is given. */
export function LogViewer({ nodeId, name }: { nodeId: string; name: string }) {
  const { snapshot, clear } = useLog(nodeId);
  const [pausedAt, setPausedAt] = useState<LogSnapshot | null>(null);
  const [timestamps, setTimestamps] = useState(false);
  const [query, setQuery] = useState("");
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const shown = pausedAt ?? snapshot;
  const entries = useMemo(() => matching(shown.entries, wanted), [shown, wanted]);
  const follow = (following: boolean) => setPausedAt(following ? null : snapshot);

  return (
    <section aria-label={`Log of ${name}`} className="flex h-full min-h-0 flex-col gap-2">
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
          setPausedAt(null);
        }}
      />
      <LogLines
        name={name}
        entries={entries}
        following={pausedAt === null}
        onFollow={follow}
        timestamps={timestamps}
        query={wanted}
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
  empty,
}: {
  name: string;
  entries: readonly LogEntry[];
  following: boolean;
  onFollow: (following: boolean) => void;
  timestamps: boolean;
  query: string;
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
  const last = entries.at(-1)?.seq ?? -1;
  useEffect(() => {
    if (following && last >= 0) virtualizer.scrollToIndex(entries.length - 1, { align: "end" });
  }, [following, last, entries.length, virtualizer]);

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
              <LogRow entry={entries[index] as LogEntry} timestamps={timestamps} query={query} />
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

const newLines = (paused: LogSnapshot, now: LogSnapshot): number =>
  Math.max(0, (now.entries.at(-1)?.seq ?? -1) - (paused.entries.at(-1)?.seq ?? -1));

function emptyWords({ begun }: LogSnapshot, query: string): string {
  if (query !== "") return "No line says that.";
  return begun ? "Nothing to show." : "Waiting for the first line.";
}
