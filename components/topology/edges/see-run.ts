import type { PlaceOf } from "@/components/topology/scene/seen-place";
import type { Box, BreachRun } from "@/lib/domain/topology/geometry-model";

type Points = BreachRun["points"];

/** How far a tear reaches above and below its line, as the layout has it. */
const tearReach = 20;

/**
 * A breach's line led to where its ends are drawn at this zoom: the layout's way with the legs at both ends moved up or
 * down, and the tears with them.
 *
 * @param boxes - Where the layout put the ends.
 */
export function seeRun(run: BreachRun, boxes: Readonly<Record<string, Box>>, placeOf: PlaceOf): BreachRun {
  const from = moved(run.points, boxes[run.fromId], placeOf(run.fromId));
  const back = moved(from.points.toReversed(), boxes[run.toId], placeOf(run.toId));
  const points = back.points.toReversed();
  if (from.by === 0 && back.by === 0 && points.length === run.points.length) return { ...run, points };
  const tears = run.tears.map((tear, i) => {
    if (run.tears.length === 1) return between(tear, wallY(points), wallY(points.toReversed()));
    return { ...tear, y: tear.y + (i === 0 ? from.by : back.by) };
  });
  const [before, after] = [run.tears[0], tears[0]];
  const shift = before && after ? after.y - before.y : 0;
  return { ...run, points, tears, plate: { x: run.plate.x, y: run.plate.y + shift } };
}

/** One hole through two walls spans the lines through both. */
const between = (tear: Box, a: number, b: number): Box => ({
  ...tear,
  y: Math.min(a, b) - tearReach,
  h: Math.abs(a - b) + 2 * tearReach,
});

/** Where the line crosses the wall at its beginning: after the stub that leaves a box by its foot. */
function wallY(points: Points): number {
  const [first, second, third] = points;
  const stub = first && second && third && first.x === second.x && second.y === third.y;
  return (stub ? second.y : first?.y) ?? 0;
}

/** The first leg, and the level stretch behind it, moved to where the box at the beginning is drawn. */
function moved(points: Points, box: Box | undefined, seen: Box | undefined): { points: Points; by: number } {
  const [first] = points;
  if (!box || !seen || !first) return { points, by: 0 };
  const level = wallY(points);
  const stub = level !== first.y;
  const y = stub ? seen.y + seen.h + (level - (box.y + box.h)) : seen.y + seen.h / 2;
  // Where the box stands at its wall the line begins at that side of it, else at its foot.
  const x = stub ? seen.x + seen.w / 2 : first.x > box.x + box.w / 2 ? seen.x + seen.w : seen.x;
  let onLevel = true;
  const led = points.map((point, i) => {
    if (i === 0) return { x, y: stub ? seen.y + seen.h : y };
    onLevel = onLevel && point.y === level;
    if (!onLevel) return point;
    return { x: stub && i === 1 ? x : point.x, y };
  });
  return { points: led, by: y - level };
}
