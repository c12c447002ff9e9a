import type { Box } from "./geometry-model";

/** Edges that a box must stay within, px. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Gap {
  readonly x: number;
  readonly y: number;
}

/** So many neighbours have a say in where a box may slide to. */
const nearby = 14;

/** The box moved into the room; null where it is larger than that. */
export function clampInto(box: Box, { left, top, right, bottom }: Room): Box | null {
  if (box.w > right - left + 0.5 || box.h > bottom - top + 0.5) return null;
  const x = Math.max(left, Math.min(right - box.w, box.x));
  const y = Math.max(top, Math.min(bottom - box.h, box.y));
  return { ...box, x, y };
}

/**
 * The free place nearest to the wanted one, `gap` away from everything solid: where it is, else along the edges of what
 * is in the way. Null where there is none near.
 */
export function nearestFree(wanted: Box, room: Room, solid: readonly Box[], gap: Gap): Box | null {
  const isFree = (box: Box) => !solid.some((other) => tooClose(box, other, gap));
  if (isFree(wanted)) return wanted;
  const near = [...solid].sort((a, b) => distance(a, wanted) - distance(b, wanted)).slice(0, nearby);
  const xs = [wanted.x, room.left, ...near.flatMap((box) => [box.x, box.x - gap.x - wanted.w, box.x + box.w + gap.x])];
  const ys = [wanted.y, room.top, ...near.flatMap((box) => [box.y, box.y - gap.y - wanted.h, box.y + box.h + gap.y])];
  const places = [...new Set(xs)].flatMap((x) =>
    [...new Set(ys)].flatMap((y) => {
      const box = clampInto({ ...wanted, x, y }, room);
      return box ? [box] : [];
    }),
  );
  const away = ({ x, y }: Box) => Math.hypot(x - wanted.x, y - wanted.y);
  // Ties by place: the same drag ends in the same place in every tab.
  return places.sort((a, b) => away(a) - away(b) || a.y - b.y || a.x - b.x).find(isFree) ?? null;
}

// Half a pixel is the rounding of a drag at any zoom, not an overlap.
const tooClose = (a: Box, b: Box, gap: Gap): boolean =>
  a.x < b.x + b.w + gap.x - 0.5 &&
  b.x < a.x + a.w + gap.x - 0.5 &&
  a.y < b.y + b.h + gap.y - 0.5 &&
  b.y < a.y + a.h + gap.y - 0.5;

const distance = (a: Box, b: Box): number =>
  Math.max(0, a.x - b.x - b.w, b.x - a.x - a.w) + Math.max(0, a.y - b.y - b.h, b.y - a.y - a.h);
