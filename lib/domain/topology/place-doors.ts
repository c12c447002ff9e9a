import type { NodeId } from "../ids";
import type { Box, BreachRun, DoorBox, GeometryInput } from "./geometry-model";
import type { ZoneColumn } from "./geometry-tree";
import { sizes } from "./sizes";

interface Walls {
  readonly columns: readonly ZoneColumn[];
  readonly boxes: Readonly<Record<NodeId, Box>>;
}

type Pair = GeometryInput["doors"][number];
type Gap = Omit<DoorBox, "more">;

const span = sizes.gangway + 2 * sizes.wall;
const firstDoor = 96;
const doorSpacing = 84;
const verticalDoorWidth = 58;
/** In the upper wall a stub stands right of the name plate. */
const stubInset = { beside: 134, below: sizes.zoneInset } as const;

/**
 * Doors between neighbours lie in the gangway that they share, first come first from its top, clear of breaches; a pair
 * that does not touch gets a stub in an outer wall of the zone it leaves (or enters, where the other is not drawn). A
 * wall always has room for one stub; where it has none for another, its last one speaks for both: no door is lost.
 */
export function placeDoors(pairs: readonly Pair[], walls: Walls, breaches: readonly BreachRun[]): DoorBox[] {
  const used = new Map<string, number>();
  const next = (key: string): number => {
    const count = used.get(key) ?? 0;
    used.set(key, count + 1);
    return count;
  };
  const tears = breaches.flatMap((breach) => breach.tears);
  const sorted = [...pairs].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const doors: DoorBox[] = [];
  for (const pair of sorted) {
    const gap = besideDoor(pair, walls, tears, next) ?? belowDoor(pair, walls, next) ?? stub(pair, walls, next);
    if (gap) doors.push({ ...gap, more: [] });
    else speakFor(pair, doors, walls);
  }
  return doors;
}

function speakFor(pair: Pair, doors: DoorBox[], walls: Walls): void {
  const atZoneId = stubZone(pair, walls);
  const last = doors.findLastIndex((door) => door.kind === "stub" && door.atZoneId === atZoneId);
  const door = doors[last];
  if (door) doors[last] = { ...door, more: [...door.more, pair] };
}

/** The zone it leaves, or enters where that one is not drawn. */
const stubZone = ({ fromZoneId, toZoneId }: Pair, walls: Walls): NodeId =>
  columnOf(fromZoneId, walls) >= 0 ? fromZoneId : toZoneId;

const key = ({ fromZoneId, toZoneId }: Pair): string => `${fromZoneId}>${toZoneId}`;

const columnOf = (id: NodeId, { columns }: Walls): number => columns.findIndex(({ zones }) => zones.includes(id));

function besideDoor(pair: Pair, walls: Walls, tears: readonly Box[], next: (key: string) => number): Gap | null {
  const [from, to] = [columnOf(pair.fromZoneId, walls), columnOf(pair.toZoneId, walls)];
  if (from < 0 || to < 0 || Math.abs(from - to) !== 1) return null;
  const [leftId, rightId] = from < to ? [pair.fromZoneId, pair.toZoneId] : [pair.toZoneId, pair.fromZoneId];
  const [left, right] = [walls.boxes[leftId], walls.boxes[rightId]];
  if (!left || !right) return null;
  const top = Math.max(left.y, right.y);
  const bottom = Math.min(left.y + left.h, right.y + right.h);
  if (bottom - top < 3 * sizes.door) return null;
  const x = left.x + left.w - sizes.wall;
  const y = clearOf(tears, x, { top, bottom, count: () => next(`${leftId}|${rightId}`) });
  if (y === null) return null;
  const direction = from < to ? "right" : "left";
  return { ...pair, kind: "shared", axis: "h", direction, atZoneId: pair.fromZoneId, x, y, w: span, h: sizes.door };
}

/** The next place in a gangway that no tear touches; null when it is full. */
function clearOf(
  tears: readonly Box[],
  x: number,
  { top, bottom, count }: { top: number; bottom: number; count: () => number },
): number | null {
  const room = bottom - top - 2 * sizes.door;
  const start = Math.min(firstDoor, room / 2);
  const pace = Math.min(doorSpacing, Math.max(2 * sizes.door, room / 4));
  for (;;) {
    const y = top + start + count() * pace;
    if (y + sizes.door > bottom - sizes.wall) return null;
    const torn = tears.some(
      (tear) => tear.x < x + span && x < tear.x + tear.w && tear.y < y + sizes.door && y < tear.y + tear.h,
    );
    if (!torn) return y;
  }
}

function belowDoor(pair: Pair, walls: Walls, next: (key: string) => number): Gap | null {
  const column = walls.columns[columnOf(pair.fromZoneId, walls)];
  if (!column) return null;
  const [from, to] = [column.zones.indexOf(pair.fromZoneId), column.zones.indexOf(pair.toZoneId)];
  if (to < 0 || Math.abs(from - to) !== 1) return null;
  const upper = walls.boxes[from < to ? pair.fromZoneId : pair.toZoneId];
  if (!upper) return null;
  const place = next(`${column.zones[Math.min(from, to)]}/below`);
  const x = upper.x + upper.w - sizes.zoneInset - (place + 1) * (verticalDoorWidth + 12);
  if (x < upper.x + upper.w / 2) return null;
  const y = upper.y + upper.h - sizes.wall;
  const direction = from < to ? "down" : "up";
  return {
    ...pair,
    kind: "shared",
    axis: "v",
    direction,
    atZoneId: pair.fromZoneId,
    x,
    y,
    w: verticalDoorWidth,
    h: span,
  };
}

function stub(pair: Pair, walls: Walls, next: (key: string) => number): Gap | null {
  const atZoneId = stubZone(pair, walls);
  const leaving = atZoneId === pair.fromZoneId;
  const column = walls.columns[columnOf(atZoneId, walls)];
  const zone = walls.boxes[atZoneId];
  if (!column || !zone) return null;
  const count = next(`${atZoneId}/stub`);
  const [first, last] = [column.zones[0] === atZoneId, column.zones.at(-1) === atZoneId];
  // A zone alone in its column has two outer walls: they are used in turn.
  const above = first && (!last || count % 2 === 0);
  const place = first && last ? Math.floor(count / 2) : count;
  const x = zone.x + (above ? stubInset.beside : stubInset.below) + place * (sizes.stub.w + 8);
  // Between two zones the right half of the gangway is for their own doors.
  const right = first || last ? zone.x + zone.w - sizes.zoneInset : zone.x + zone.w / 2;
  if (x + sizes.stub.w > right) return null;
  const y = above ? zone.y + sizes.wall + 1 - sizes.stub.h : zone.y + zone.h - sizes.wall - 1;
  const direction = above === leaving ? "up" : "down";
  return { ...pair, kind: "stub", axis: "v", direction, atZoneId, x, y, ...sizes.stub };
}
