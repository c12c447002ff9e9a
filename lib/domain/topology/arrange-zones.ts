import type { NodeId } from "../ids";
import { hostHeight, packStacks } from "./pack-stacks";
import { planeShape, sizes, zoneWidth } from "./sizes";

/** A zone as the arranger sees it: its lanes, in each lane its hosts, of each host the card counts of its stacks. */
export interface ZoneContent {
  readonly id: NodeId;
  readonly lanes: readonly (readonly HostContent[])[];
}

export interface HostContent {
  readonly stacks: readonly number[];
  readonly loose: number;
}

export interface ZonePlace {
  readonly id: NodeId;
  readonly column: number;
  readonly columns: number;
}

/** Narrower than two cards a zone has no room for its plate and counts. */
export const minZoneColumns = 2;
const maxZoneColumns = 40;

/** Outer height of a zone whose hosts have so many card columns. */
export function zoneHeight(zone: ZoneContent, columns: number): number {
  const lanes = zone.lanes.map((hosts) => {
    const heights = hosts.map((host) => hostHeight(packStacks(host.stacks, columns).height, host.loose, columns));
    const inner = heights.reduce((sum, height) => sum + height + sizes.hostGap, 0);
    return sizes.laneHead + sizes.laneGap + Math.max(0, inner - sizes.hostGap);
  });
  const inner = lanes.reduce((sum, height) => sum + height + sizes.laneSpace, 0);
  return sizes.zoneHead + Math.max(0, inner - sizes.laneSpace) + sizes.zoneFoot;
}

/**
 * Puts zones, in the order given, into columns from left to right and chooses the card columns of each, so that the whole
 * fits the window at the largest scale. Zones of one column are equally wide. Tries one target height after another:
 * each gives one arrangement, the one that needs the least shrinking wins.
 */
export function arrangeZones(zones: readonly ZoneContent[]): ZonePlace[] {
  const widest = Math.min(maxZoneColumns, Math.max(minZoneColumns, ...zones.map(cardsInLargestHost)));
  const heights = zones.map((zone) =>
    Array.from({ length: widest - minZoneColumns + 1 }, (_, i) => zoneHeight(zone, minZoneColumns + i)),
  );
  const tallest = heights.reduce((sum, [height = 0]) => sum + height + sizes.gangway, 0);
  let best: { scale: number; places: ZonePlace[] } = { scale: Number.POSITIVE_INFINITY, places: [] };
  for (let target = 200; target < tallest * 1.1 + 200; target *= 1.06) {
    const places = placeFor(zones, heights, target);
    const scale = shrink(places, heights);
    if (scale < best.scale - 1e-9) best = { scale, places };
  }
  return best.places;
}

function placeFor(zones: readonly ZoneContent[], heights: readonly (readonly number[])[], target: number): ZonePlace[] {
  const places: { id: NodeId; column: number; columns: number }[] = [];
  let column = 0;
  let used = 0;
  zones.forEach((zone, index) => {
    const options = heights[index] ?? [];
    const fitting = options.findIndex((height) => height <= target);
    const step = fitting >= 0 ? fitting : options.length - 1;
    const height = options[step] ?? 0;
    if (used > 0 && used + sizes.gangway + height > target) {
      column++;
      used = 0;
    }
    used += (used > 0 ? sizes.gangway : 0) + height;
    places.push({ id: zone.id, column, columns: minZoneColumns + step });
  });
  for (const place of places)
    place.columns = Math.max(...places.filter((other) => other.column === place.column).map((other) => other.columns));
  return places;
}

/** How much the arrangement must be shrunk to fit the window: 1 fits exactly, 2 is drawn at half size. */
function shrink(places: readonly ZonePlace[], heights: readonly (readonly number[])[]): number {
  const columnHeights: number[] = [];
  const columnWidths: number[] = [];
  places.forEach((place, index) => {
    const height = heights[index]?.[place.columns - minZoneColumns] ?? 0;
    const above = columnHeights[place.column];
    columnHeights[place.column] = above === undefined ? height : above + sizes.gangway + height;
    columnWidths[place.column] = zoneWidth(place.columns);
  });
  const w = columnWidths.reduce((sum, width) => sum + width + sizes.gangway, -sizes.gangway);
  return Math.max(w / planeShape.w, Math.max(0, ...columnHeights) / planeShape.h);
}

function cardsInLargestHost(zone: ZoneContent): number {
  const hosts = zone.lanes.flat();
  return hosts.reduce(
    (most, host) =>
      Math.max(
        most,
        host.loose,
        host.stacks.reduce((sum, n) => sum + n, 0),
      ),
    0,
  );
}
