import type { NodeId } from "../ids";
import { touches } from "./free-plate";
import type { Box, BreachRun, BreachStub, Geometry, GeometryInput } from "./geometry-model";
import type { Tree } from "./geometry-tree";
import { leave, type Side } from "./leave-zone";
import { sizes } from "./sizes";

interface Ground {
  readonly boxes: Readonly<Record<NodeId, Box>>;
  readonly tree: Tree;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a stub hangs: its line runs at `lineX`, in the room on that side of the box. */
interface Spot extends Box, Pick<BreachStub, "side" | "above"> {
  readonly lineX: number;
  readonly exitSide: Side;
}

interface Torn {
  readonly id: string;
  /** The drawn box at the end that is no zone. */
  readonly end: NodeId;
  /** It leaks out of its zone; else its zone lets somebody in to it. */
  readonly outward: boolean;
  readonly root: NodeId;
  readonly fromZoneId: NodeId;
  readonly toZoneId: NodeId;
  readonly findingIds: string[];
}

/** A stub: the zone's name and the sign beside it, in one row. */
export const stubSize = { w: 208, h: 20 };

/** How far a stub lies on the edge that it hangs on, and at most on what is above or below: never on a word. */
const onEdge = 6;
/** How far its end reaches beyond its line. */
const beyondLine = 6;
/** Px of line that a free view of its neighbours is worth: from further off a stub is larger. */
const crowding = 12;
/** Between a box's edge and the lines beside it: the first, the second, … and where the box itself is the end. */
const tracks = [7, 13] as const;
const ownTrack = 22;
/** A line shorter than this has no room for its arrow. */
const shortest = 14;

/**
 * Lines of breaches where a preset draws no walls. One end is a zone, which is more than any one box of it: a stub with
 * its name stands for it, hung on the edge of the outermost box around the other end. The line runs along that box in
 * the room that every two boxes keep between them, then inside as a line leaves its zone. Breaches of the same two zones
 * and one outermost box share their stub. What has no box in this preset has no line.
 */
export function stubBreaches(breaches: GeometryInput["breaches"], ground: Ground): BreachRun[] {
  if (breaches.length === 0) return [];
  const roots = rootBoxes(ground);
  const stubs = new Map<string, Spot>();
  const runs: BreachRun[] = [];
  for (const torn of byEnds(breaches, ground)) {
    const [box, root] = [ground.boxes[torn.end], ground.boxes[torn.root]];
    if (!box || !root) continue;
    const exitOf = (side: Side): Point[] =>
      torn.end === torn.root
        ? [{ x: side === "right" ? box.x + box.w : box.x, y: box.y + box.h / 2 }]
        : leave({ id: torn.end, box, zone: root }, side, box.y + box.h / 2, ground);
    const key = `${torn.root}\n${torn.outward}\n${torn.fromZoneId}>${torn.toZoneId}`;
    const spot = stubs.get(key) ?? bestSpot(torn, root, exitOf, { stubs, roots });
    stubs.set(key, spot);
    const exit = exitOf(spot.exitSide);
    const out = exit.at(-1) ?? { x: root.x, y: root.y };
    const inward = [
      { x: spot.lineX, y: spot.above ? spot.y + spot.h : spot.y },
      { x: spot.lineX, y: out.y },
      ...exit.toReversed(),
    ];
    const zoneId = torn.outward ? torn.toZoneId : torn.fromZoneId;
    runs.push({
      id: torn.id,
      findingIds: torn.findingIds,
      fromId: torn.outward ? torn.end : zoneId,
      toId: torn.outward ? zoneId : torn.end,
      fromZoneId: torn.fromZoneId,
      toZoneId: torn.toZoneId,
      points: torn.outward ? inward.toReversed() : inward,
      tears: [],
      plate: { x: spot.x, y: spot.y },
      stub: { zoneId, side: spot.side, above: spot.above },
    });
  }
  return runs;
}

/** The plane reaches around every stub. */
export function sizeWithStubs(runs: readonly BreachRun[], { w, h }: Geometry["size"]): Geometry["size"] {
  return {
    w: Math.max(w, ...runs.map(({ plate }) => plate.x + stubSize.w)),
    h: Math.max(h, ...runs.map(({ plate }) => plate.y + stubSize.h)),
  };
}

/** One per two ends, in the order of their ids. */
function byEnds(breaches: GeometryInput["breaches"], { boxes, tree }: Ground): Torn[] {
  const all = new Map<string, Torn>();
  const drawnAt = (id: NodeId | null): NodeId | null => {
    let at = id;
    while (at !== null && !boxes[at]) at = tree.get(at)?.parentId ?? null;
    return at;
  };
  for (const { findingId, fromId, toId, fromZoneId, toZoneId } of breaches) {
    const reached = drawnAt(toId);
    const end = reached ?? drawnAt(fromId);
    if (end === null) continue;
    const id = reached === null ? `${end}>${toZoneId}` : `${fromZoneId}>${end}`;
    const known = all.get(id);
    if (known) known.findingIds.push(findingId);
    else
      all.set(id, {
        ...{ id, end, fromZoneId, toZoneId },
        outward: reached === null,
        root: rootOf(end, { boxes, tree }),
        findingIds: [findingId],
      });
  }
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function rootOf(id: NodeId, { boxes, tree }: Ground): NodeId {
  let root = id;
  for (let at = tree.get(id)?.parentId ?? null; at !== null; at = tree.get(at)?.parentId ?? null)
    if (boxes[at]) root = at;
  return root;
}

/** What stands on the plane itself. */
function rootBoxes({ boxes, tree }: Ground): readonly Box[] {
  return Object.entries(boxes).flatMap(([id, box]) => {
    const parentId = tree.get(id)?.parentId ?? null;
    return parentId !== null && boxes[parentId] ? [] : [box];
  });
}

/** Where a stub hides no other and no word, with the shortest line: at one of the corners, over its box or beside it. */
function bestSpot(
  { end, root: rootId }: Torn,
  root: Box,
  exitOf: (side: Side) => readonly Point[],
  { stubs, roots }: { readonly stubs: ReadonlyMap<string, Spot>; readonly roots: readonly Box[] },
): Spot {
  const taken = [...stubs.values()];
  const around = roots.filter((other) => touches(grown(root, 2 * stubSize.w), other));
  const spots = (["right", "left"] as const).flatMap((exitSide) => {
    const exit = exitOf(exitSide).at(-1)?.y ?? root.y;
    const used = [...stubs].filter(([key, spot]) => key.startsWith(`${rootId}\n`) && spot.exitSide === exitSide).length;
    const track = end === rootId ? ownTrack : (tracks[used % tracks.length] ?? ownTrack);
    const lineX = exitSide === "right" ? root.x + root.w + track : Math.max(4, root.x - track);
    // Over its box the name stands at the end where the line is; beside it, at the other.
    const hung = (["right", "left"] as const).flatMap((side) =>
      [true, false].flatMap((above) => hang(root, { side, above, lineX, exitSide }) ?? []),
    );
    return hung.map((spot) => {
      const free = freeSpot(spot, taken);
      return { spot: free, cost: costOf(free, exit, around) };
    });
  });
  const [first, ...others] = spots;
  if (!first) throw new Error("A box has two sides.");
  return others.reduce((best, each) => (each.cost < best.cost ? each : best), first).spot;
}

const grown = ({ x, y, w, h }: Box, by: number): Box => ({ x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by });

/** Null where the plane ends before it does: moved inside, its name would not be where the line is. */
function hang(root: Box, at: Omit<Spot, keyof Box>): Spot | null {
  const x = at.side === "right" ? at.lineX + beyondLine - stubSize.w : Math.max(0, at.lineX - beyondLine);
  const y = at.above ? root.y + onEdge - stubSize.h : root.y + root.h - onEdge;
  return x < 0 ? null : { x, y: Math.max(0, y), ...stubSize, ...at };
}

/** Off the stubs that are there: farther from its box, or, where the plane ends, onto it. */
function freeSpot(spot: Spot, taken: readonly Spot[]): Spot {
  const step = stubSize.h + 2;
  const away = spot.above && spot.y >= step ? -step : step;
  let at = spot;
  for (let tries = 0; tries <= taken.length && taken.some((other) => touches(at, other)); tries++)
    at = { ...at, y: Math.max(0, at.y + away) };
  return at;
}

/** Px of line, and a great many for what the stub hides. */
function costOf(spot: Spot, exit: number, around: readonly Box[]): number {
  const length = Math.abs(exit - (spot.above ? spot.y + spot.h : spot.y));
  const core = { ...spot, y: spot.y + onEdge, h: spot.h - 2 * onEdge };
  const hidden = around.filter((other) => touches(core, other)).length;
  const near = around.filter((other) => touches(grown(core, sizes.gangway), other)).length;
  return length + (length < shortest ? 1_000 : 0) + 10_000 * hidden + crowding * near;
}
