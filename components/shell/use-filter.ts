"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useLab } from "@/components/live/lab-store";
import type { Filter } from "@/components/shell/filter";
import { changeLabView, presentLabView, useLabView } from "@/components/shell/use-lab-view";
import type { NodeId } from "@/lib/domain/ids";

type Reader = typeof import("@/components/shell/filter");

// Reading expressions comes with the first filter, not with the page.
let reader: Reader | null = null;
let failed = false;
let last: Filter | null = null;
const waiting = new Set<() => void>();

async function loadReader(): Promise<Reader | null> {
  if (reader) return reader;
  try {
    reader = await import("@/components/shell/filter");
    failed = false;
  } catch {
    failed = true;
  }
  for (const tell of waiting) tell();
  return reader;
}

const subscribe = (tell: () => void) => {
  waiting.add(tell);
  return () => waiting.delete(tell);
};

/** One filter for whoever asks: what fits is worked out once for the map, the table and the bar. */
function filterOf(text: string): Filter | null {
  if (!reader || text === "") return null;
  if (last?.text !== text) last = reader.createFilter(text);
  return last;
}

/** What the address filters by; null without a filter, and for the moment until the first one can be read. */
export function useFilter(): Filter | null {
  const { q } = useLabView();
  useEffect(() => {
    if (q !== "") void loadReader();
  }, [q]);
  return useSyncExternalStore(
    subscribe,
    () => filterOf(q),
    () => null,
  );
}

/** The filter is asked for, and its code did not come: nothing is filtered. */
export const useFilterFailed = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => failed,
    () => false,
  );

/** The containers that the address, edited, asks to see at this moment. */
export async function findNow(edit = (text: string, _: Reader): string => text): Promise<readonly NodeId[]> {
  const loaded = await loadReader();
  if (!loaded) return [];
  return [...loaded.createFilter(edit(presentLabView().q, loaded)).match(useLab.getState().nodes)];
}

/** Changes the expression in the address; what else is written in it stays. */
export async function editFilter(edit: (text: string, reader: Reader) => string): Promise<void> {
  const loaded = await loadReader();
  if (!loaded) return;
  changeLabView({ q: edit(presentLabView().q, loaded) });
}
