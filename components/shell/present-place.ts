import type { ViewPlace } from "@/components/shell/view-point";

let look: (() => ViewPlace | null) | null = null;

/** The map, while it is on the page, says where it is looked at; null when it leaves. */
export function offerPlace(say: (() => ViewPlace | null) | null): void {
  look = say;
}

/** Where the map is looked at this very moment; null where there is no map, as beside the table. */
export const presentPlace = (): ViewPlace | null => look?.() ?? null;
