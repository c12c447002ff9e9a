import type { NodeId } from "../ids";
import type { Box } from "./geometry-model";
import { sizes } from "./sizes";
import { kindOf } from "./slot-gaps";

interface Point {
  readonly x: number;
  readonly y: number;
}

export const plateSize = { w: 92, h: 56 };
const stepPx = 8;
const steps = 60;

/** Names, counts and addresses: what a breach's sign never hides while there is room elsewhere. */
export const headsOf = (boxes: Readonly<Record<NodeId, Box>>): readonly Box[] =>
  Object.entries(boxes).flatMap(([id, box]) => {
    const kind = kindOf(id);
    if (kind === "zone") return [{ ...box, h: sizes.zoneHead }];
    return kind === "host" ? [{ ...box, h: Math.min(box.h, sizes.hostHead) }] : [];
  });

/**
 * Where the sign of a breach lies: above the tear, or below it, or as near to it as it hides neither a head nor another
 * sign. Where there is no such place in reach, at least clear of the other signs.
 */
export function freePlate(tear: Box, taken: readonly Point[], heads: readonly Box[]): Point {
  const x = Math.max(0, tear.x + tear.w / 2 - plateSize.w / 2);
  const above = Math.max(0, tear.y - plateSize.h + 8);
  const below = tear.y + tear.h - 8;
  const near = heads.filter((head) => head.x < x + plateSize.w && x < head.x + head.w);
  const hidesSign = (y: number) => taken.some((other) => touches({ x, y, ...plateSize }, { ...other, ...plateSize }));
  const hidesHead = (y: number) => near.some((head) => touches({ x, y, ...plateSize }, head));
  const places = Array.from({ length: steps }, (_, i) => [Math.max(0, above - i * stepPx), below + i * stepPx]).flat();
  const y = places.find((at) => !hidesHead(at) && !hidesSign(at)) ?? places.find((at) => !hidesSign(at)) ?? above;
  return { x, y };
}

export const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
