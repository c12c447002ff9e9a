import type { NodeId } from "../ids";
import { freePlate, headsOf } from "./free-plate";
import type { Box, BreachRun, GeometryInput } from "./geometry-model";
import type { Tree, ZoneColumn } from "./geometry-tree";
import { leave, type Side, tearReach } from "./leave-zone";
import { sizes } from "./sizes";

export interface Ground {
  readonly columns: readonly ZoneColumn[];
  readonly boxes: Readonly<Record<NodeId, Box>>;
  readonly tree: Tree;
  readonly size: { readonly w: number; readonly h: number };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An end of a run: a box inside a zone, or the zone's wall where no box is known; null zone: not on the map. */
interface End {
  readonly id: NodeId;
  readonly box: Box | null;
  readonly zone: Box | null;
  readonly column: number;
}

/** Ends of one tear closer than this are drawn as one hole through both walls. */
const oneTear = 100;

/** Lines of breaches, through gangways only, each with the holes it tears. Runs in one gangway keep apart by 5 px. */
export function routeBreaches(breaches: GeometryInput["breaches"], ground: Ground): BreachRun[] {
  const runs = new Map<string, { from: End; to: End; fromZoneId: NodeId; toZoneId: NodeId; findingIds: string[] }>();
  for (const { findingId, fromId, toId, fromZoneId, toZoneId } of breaches) {
    const from = toEnd(fromId, fromZoneId, ground);
    const to = toEnd(toId ?? toZoneId, toZoneId, ground);
    if (!from.zone && !to.zone) continue;
    const id = `${from.id}>${to.id}`;
    const run = runs.get(id);
    if (run) run.findingIds.push(findingId);
    else runs.set(id, { from, to, fromZoneId, toZoneId, findingIds: [findingId] });
  }
  const plates: Point[] = [];
  const heads = headsOf(ground.boxes);
  return [...runs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, run], index) => {
      const { points, tears } = route(run.from, run.to, ((index % 5) - 2) * 5, ground);
      const plate = freePlate(tears[0] ?? { ...(points[0] ?? { x: 0, y: 0 }), w: 0, h: 0 }, plates, heads);
      plates.push(plate);
      const { from, to, ...rest } = run;
      return { id, ...rest, fromId: from.id, toId: to.id, points, tears, plate };
    });
}

function toEnd(id: NodeId, zoneId: NodeId, { boxes, tree, columns }: Ground): End {
  let drawn = id;
  while (!boxes[drawn]) {
    const parent = tree.get(drawn)?.parentId;
    if (!parent) break;
    drawn = parent;
  }
  const column = columns.findIndex(({ zones }) => zones.includes(zoneId));
  const box = drawn === zoneId ? null : (boxes[drawn] ?? null);
  return { id: boxes[drawn] ? drawn : zoneId, box, zone: boxes[zoneId] ?? null, column };
}

function route(from: End, to: End, offset: number, ground: Ground): { points: Point[]; tears: Box[] } {
  const { columns, size } = ground;
  const gangwayX = (column: number, side: Side): number => {
    const at = columns[column];
    if (!at) return offset + sizes.margin / 2;
    return offset + (side === "right" ? at.x + at.w + sizes.gangway / 2 : at.x - sizes.gangway / 2);
  };
  const leftwards = from.column < 0 || to.column < 0 ? false : to.column < from.column;
  const sameColumn = from.column === to.column;
  const fromSide: Side = leftwards ? "left" : "right";
  const toSide: Side = sameColumn || leftwards ? "right" : "left";
  const [fromX, toX] = [gangwayX(from.column, fromSide), gangwayX(to.column, toSide)];
  const toward = midY(to.box ?? to.zone) ?? 0;
  const out = from.zone ? leave({ ...from, zone: from.zone }, fromSide, toward, ground) : null;
  const into = to.zone ? leave({ ...to, zone: to.zone }, toSide, out?.at(-1)?.y ?? midY(from.zone) ?? 0, ground) : null;
  const outY = out?.at(-1)?.y ?? sizes.margin / 4;
  const inY = into?.at(-1)?.y ?? sizes.margin / 4;
  const points: Point[] = [...(out ?? []), { x: out ? fromX : toX, y: outY }];
  if (out && into && Math.abs(fromX - toX) > sizes.gangway) {
    // Not neighbours: round the outside, above or below, whichever is nearer.
    const roundY = outY + inY < size.h ? sizes.margin / 2 + offset / 2 : size.h - sizes.margin / 2 + offset / 2;
    points.push({ x: fromX, y: roundY }, { x: toX, y: roundY }, { x: toX, y: inY });
  } else points.push({ x: out ? fromX : toX, y: inY });
  points.push(...(into ?? []).toReversed());
  return { points: withoutRepeats(points), tears: tearsOf(from, to, fromSide, toSide, outY, inY) };
}

function tearsOf(from: End, to: End, fromSide: Side, toSide: Side, outY: number, inY: number): Box[] {
  const hole = ({ zone }: End, side: Side, y: number, reach: number): Box[] =>
    zone
      ? [
          {
            x: side === "right" ? zone.x + zone.w - sizes.wall : zone.x - reach,
            y: y - tearReach,
            w: sizes.wall + reach,
            h: 2 * tearReach,
          },
        ]
      : [];
  const neighbours = from.zone && to.zone && Math.abs(from.column - to.column) === 1;
  if (neighbours && Math.abs(outY - inY) <= oneTear) {
    const left = fromSide === "right" ? from.zone : to.zone;
    const x = (left?.x ?? 0) + (left?.w ?? 0) - sizes.wall;
    const y = Math.min(outY, inY) - tearReach;
    return [{ x, y, w: sizes.gangway + 2 * sizes.wall, h: Math.abs(outY - inY) + 2 * tearReach }];
  }
  const reach = sizes.gangway / 2;
  return [...hole(from, fromSide, outY, reach), ...hole(to, toSide, inY, reach)];
}

const midY = (box: Box | null): number | null => (box ? box.y + box.h / 2 : null);

function withoutRepeats(points: readonly Point[]): Point[] {
  return points.filter(({ x, y }, i) => i === 0 || x !== points[i - 1]?.x || y !== points[i - 1]?.y);
}
