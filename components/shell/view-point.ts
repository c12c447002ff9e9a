import type { NodeId } from "@/lib/domain/ids";

/** A place of the map: what is in the middle of the screen, and the zoom. The same on every screen. */
export interface ViewPoint {
  /** The box from whose corner x and y are counted, so that it is found again after others have moved; null: the plane's. */
  readonly near: NodeId | null;
  /** Px of the plane. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Where the map is looked at; "whole" is all there is, fitted to whatever screen it is opened on. */
export type ViewPlace = ViewPoint | "whole";

/** No map is larger; what an address says beyond is a mistake or a joke. */
const farthest = 1_000_000;
const zooms = { least: 0.01, most: 4 } as const;
/** What is named longer than this is no landmark: an address must stay one that chat programs take whole. */
export const longestLandmark = 300;

const length = String.raw`-?\d{1,9}(?:\.\d{1,6})?`;
const point = new RegExp(
  String.raw`^(?:([a-z]+:.{1,${longestLandmark}}),)?(${length}),(${length}),(\d{1,3}(?:\.\d{1,6})?)$`,
  "su",
);

/** "host:nas,812,440,0.75", "812,440,0.75" or "whole"; null for anything that no map could be looked at by. */
export function parseViewPlace(text: string | null): ViewPlace | null {
  if (text === "whole") return text;
  const said = point.exec(text ?? "");
  if (!said) return null;
  const [x = Number.NaN, y = Number.NaN, zoom = 0] = said.slice(2).map(Number);
  const fits = Math.abs(x) <= farthest && Math.abs(y) <= farthest && zoom >= zooms.least && zoom <= zooms.most;
  return fits ? { near: said[1] ?? null, x, y, zoom } : null;
}

export function formatViewPlace(place: ViewPlace): string {
  if (place === "whole") return place;
  const { near, x, y, zoom } = place;
  return [...(near === null ? [] : [near]), x, y, zoom].join(",");
}
