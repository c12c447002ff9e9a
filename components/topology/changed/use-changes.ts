"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import type { Change, ChangePage, ChangeSpan } from "@/lib/domain/changes";

export interface Changes {
  /** Newest first; null before the first answer. */
  readonly list: readonly Change[] | null;
  /** How many containers they are about, all pages together. */
  readonly members: number;
  readonly problem: string | null;
  /** The next page; null where there is none. */
  readonly more: (() => void) | null;
}

interface Known {
  readonly span: ChangeSpan;
  readonly list: readonly Change[];
  readonly next: string | null;
  readonly members: number;
}

/** Patches come many in a second; what changed is asked for once in so long. */
const collectMs = 1500;
const unreachable = "The panel does not answer, so what has changed is not known. It is asked again by itself.";

/** What was recorded within the span, read again whenever the lab has changed; the map lights the same. */
export function useChanges(span: ChangeSpan): Changes {
  const [known, setKnown] = useState<Known | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const aborting = useRef<AbortController | null>(null);

  const read = useCallback(
    async (after: string | null) => {
      aborting.current ??= new AbortController();
      const { signal } = aborting.current;
      const answer = await ask(span, after, signal);
      if (signal.aborted) return;
      if (typeof answer === "string") {
        setProblem(answer);
        return;
      }
      setProblem(null);
      setKnown((before) => merge(before?.span === span ? before : null, answer, { span, isFirst: after === null }));
      if (answer.nodeIds) light(answer.nodeIds);
    },
    [span],
  );

  useEffect(() => {
    void read(null);
    let timer: ReturnType<typeof setTimeout> | null = null;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = null;
        if (!document.hidden) void read(null);
      }, collectMs);
    };
    const stop = useLab.subscribe((lab, before) => {
      if (lab.nodes !== before.nodes || lab.connection !== before.connection) soon();
    });
    // What went out of the span, and what came while nobody looked.
    const minute = setInterval(soon, 60_000);
    document.addEventListener("visibilitychange", soon);
    return () => {
      stop();
      clearInterval(minute);
      if (timer) clearTimeout(timer);
      document.removeEventListener("visibilitychange", soon);
      aborting.current?.abort();
      aborting.current = null;
    };
  }, [read]);
  useEffect(() => () => useMap.setState({ changed: null }), []);

  const next = known?.span === span ? known.next : null;
  const list = known?.span === span ? known.list : null;
  return { list, members: known?.members ?? 0, problem, more: next === null ? null : () => void read(next) };
}

/** A page, or why there is none. */
async function ask(span: ChangeSpan, after: string | null, signal: AbortSignal): Promise<ChangePage | string> {
  try {
    const query = new URLSearchParams({ within: span, ...(after === null ? {} : { after }) });
    const answer = await fetch(`/api/changes?${query}`, { signal });
    const body = await answer.json();
    return answer.ok ? (body as ChangePage) : String(body.error.message);
  } catch {
    return unreachable;
  }
}

/** The same ones are the same set, so that the map draws nothing anew. */
function light(nodeIds: readonly string[]): void {
  const { changed } = useMap.getState();
  if (changed?.size !== nodeIds.length || !nodeIds.every((id) => changed.has(id)))
    useMap.setState({ changed: new Set(nodeIds) });
}

/** What is known with a page: the first one goes before it, a later one behind. */
export function merge(
  before: Known | null,
  { changes, next, nodeIds }: ChangePage,
  { span, isFirst }: { readonly span: ChangeSpan; readonly isFirst: boolean },
): Known {
  const members = nodeIds?.length ?? before?.members ?? 0;
  if (!before || before.list.length === 0) return { span, list: changes, next, members };
  const had = new Set(before.list.map((change) => change.id));
  const fresh = changes.filter((change) => !had.has(change.id));
  if (!isFirst) return { span, list: [...before.list, ...fresh], next, members };
  // None of it was known: between the two something is missing, and the list begins anew.
  if (fresh.length === changes.length && next !== null) return { span, list: changes, next, members };
  return { span, list: [...fresh, ...before.list], next: before.next, members };
}
