"use client";

import { useMap } from "@/components/topology/map-store";
import type { NodeId } from "@/lib/domain/ids";

/**
 * What a box wears beside its health, as one number: selectors run for every mounted box at every change of the map,
 * and a number that is the same renders nothing.
 */
enum Wear {
  Faded = 1,
  Selected = 2,
  Related = 4,
  Breach = 8,
  TabStop = 16,
}

export interface Mark {
  readonly faded: true | undefined;
  readonly selected: true | undefined;
  readonly related: true | undefined;
  readonly breach: true | undefined;
  readonly tabIndex: 0 | -1;
}

export function useMark(id: NodeId): Mark {
  const wear = useMap(
    (map) =>
      (map.lit && !map.lit.has(id) ? Wear.Faded : 0) |
      (map.selectId === id ? Wear.Selected : 0) |
      (map.related.has(id) ? Wear.Related : 0) |
      (map.breachEnds.has(id) ? Wear.Breach : 0) |
      (map.focusId === id ? Wear.TabStop : 0),
  );
  const on = (flag: Wear) => (wear & flag) !== 0 || undefined;
  return {
    // An end of a breach is never faded.
    faded: (on(Wear.Faded) && !on(Wear.Breach)) || undefined,
    selected: on(Wear.Selected),
    related: on(Wear.Related),
    breach: on(Wear.Breach),
    tabIndex: on(Wear.TabStop) ? 0 : -1,
  };
}
