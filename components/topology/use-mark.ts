"use client";

import { useMap } from "@/components/topology/map-store";
import type { NodeId } from "@/lib/domain/ids";

// Selectors run for every mounted box at every change of the map: one number that is the same renders nothing.
const wears = { faded: 1, selected: 2, related: 4, breach: 8, tabStop: 16, possible: 32 } as const;

export interface Mark {
  readonly faded: true | undefined;
  readonly selected: true | undefined;
  /** "possible": only possibly. */
  readonly related: true | "possible" | undefined;
  readonly breach: true | undefined;
  readonly tabIndex: 0 | -1;
}

/** What a box wears beside its health. */
export function useMark(id: NodeId): Mark {
  const wear = useMap(
    (map) =>
      (map.lit && !map.lit.has(id) ? wears.faded : 0) |
      (map.selectId === id || map.selectedIds.has(id) ? wears.selected : 0) |
      (map.related.has(id) ? wears.related : 0) |
      (map.possible.has(id) ? wears.possible : 0) |
      (map.breachEnds.has(id) ? wears.breach : 0) |
      (map.focusId === id ? wears.tabStop : 0),
  );
  const on = (flag: number) => (wear & flag) !== 0 || undefined;
  return {
    // An end of a breach is never faded.
    faded: on(wears.breach) ? undefined : on(wears.faded),
    selected: on(wears.selected),
    related: on(wears.possible) ? "possible" : on(wears.related),
    breach: on(wears.breach),
    tabIndex: on(wears.tabStop) ? 0 : -1,
  };
}
