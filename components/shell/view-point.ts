/** Where the map is looked at: the middle of the screen in px of the plane, and the zoom. The same on every screen. */
export interface ViewPoint {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** No map is larger; what an address says beyond is a mistake or a joke. */
const farthest = 1_000_000;
const zooms = { least: 0.01, most: 4 } as const;

interface Seen extends ViewPoint {
  readonly w: number;
  readonly h: number;
}

/** What is in the middle of a screen of w × h px, where screen = plane × zoom + (x, y). */
export const toViewPoint = ({ x, y, zoom, w, h }: Seen): ViewPoint => ({
  x: Math.round((w / 2 - x) / zoom),
  y: Math.round((h / 2 - y) / zoom),
  zoom: Math.round(zoom * 1000) / 1000,
});

/** "812,440,0.75"; null for anything that no map could be looked at by. */
export function parseViewPoint(text: string | null): ViewPoint | null {
  if (!text || !/^-?\d{1,9}(\.\d{1,6})?,-?\d{1,9}(\.\d{1,6})?,\d{1,3}(\.\d{1,6})?$/.test(text)) return null;
  const [x = Number.NaN, y = Number.NaN, zoom = 0] = text.split(",").map(Number);
  const fits = Math.abs(x) <= farthest && Math.abs(y) <= farthest && zoom >= zooms.least && zoom <= zooms.most;
  return fits ? { x, y, zoom } : null;
}

export const formatViewPoint = ({ x, y, zoom }: ViewPoint): string => `${x},${y},${zoom}`;
