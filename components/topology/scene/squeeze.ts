import type { Card, Group, Zone } from "@/components/topology/scene/scene";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { sizes } from "@/lib/domain/topology/sizes";

/** The map's transform and the part of the screen that it fills. Screen px = plane px × zoom + (x, y). */
export interface Lens {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Heads keep a height that can be read however far the map is; what lies under a head is pressed together to make the
 * room. From so near that a head is high enough by itself this does nothing, so nothing jumps on the way.
 */
export const heads = { plate: 25, host: 18, stack: 13 } as const;

/** Where a span of the plane went on the screen: linear, order kept. */
interface Press {
  readonly from: number;
  readonly to: number;
  readonly scale: number;
}

export const pressed = (press: Press, y: number): number => press.to + (y - press.from) * press.scale;

export const onScreen = (box: Box, lens: Lens): Box => ({
  x: box.x * lens.zoom + lens.x,
  y: box.y * lens.zoom + lens.y,
  w: box.w * lens.zoom,
  h: box.h * lens.zoom,
});

/** A zone on the screen, and how its content is pressed below its plate. */
export function seeZone(zone: Zone, lens: Lens): { readonly rect: Box; readonly press: Press } {
  const rect = onScreen(zone.box, lens);
  const first = Math.min(...[...zone.groups, ...zone.lanes].map(({ box }) => box.y), zone.box.y + zone.box.h);
  // Where lanes are too low to carry their label the content begins with the first host.
  const laneSeen = sizes.laneHead * lens.zoom >= 11;
  const start = laneSeen ? first : Math.min(...zone.groups.map(({ box }) => box.y), zone.box.y + zone.box.h);
  return { rect, press: under(zone.box, rect, start - zone.box.y, heads.plate + 1, sizes.wall, lens.zoom) };
}

/** The room below a head of `head` plane px that must not be lower than `least` screen px. */
function under(box: Box, rect: Box, head: number, least: number, foot: number, zoom: number): Press {
  const end = box.h - foot;
  const room = rect.h - foot * zoom;
  // Nothing may be pressed to less than half of what it is: then the head gives way instead.
  const tall = Math.max(head * (rect.h / box.h), Math.min(least, room / 2));
  const scale = end > head ? Math.max(0, room - tall) / (end - head) : 0;
  return { from: box.y + head, to: rect.y + tall, scale };
}

export interface SeenGroup {
  readonly rect: Box;
  /** Height of its head, screen px; 0 where there is no room for one. */
  readonly head: number;
  readonly press: Press;
}

/** A group on the screen; `zone` is how its zone presses, null where it stands in none. */
export function seeGroup(group: Group, lens: Lens, zone: Press | null): SeenGroup {
  const flat = onScreen(group.box, lens);
  const top = zone ? pressed(zone, group.box.y) : flat.y;
  const bottom = zone ? pressed(zone, group.box.y + group.box.h) : flat.y + flat.h;
  const rect = { ...flat, y: top, h: Math.max(1, bottom - top) };
  const press = under(group.box, rect, Math.min(sizes.hostHead, group.box.h), heads.host, 4, lens.zoom);
  const head = press.to - rect.y;
  return { rect, head: head >= 12 ? head : 0, press };
}

/** A card, a stack's box or a folded row in a group. Cards of an open stack are pressed again below its label. */
export function seeInside(box: Box, lens: Lens, { press }: SeenGroup): Box {
  const top = pressed(press, box.y);
  return { x: box.x * lens.zoom + lens.x, y: top, w: box.w * lens.zoom, h: pressed(press, box.y + box.h) - top };
}

/** A stack's box, and how high its label is, screen px; what is in it is pressed below the label. */
export function seeStack(box: Box, lens: Lens, group: SeenGroup): SeenGroup {
  const rect = seeInside(box, lens, group);
  const press = under(box, rect, sizes.stackLabel, heads.stack, 0, lens.zoom);
  return { rect, head: press.to - rect.y, press };
}

export function seeCard(card: Card, lens: Lens, group: SeenGroup): Box {
  if (!card.stack) return seeInside(card.box, lens, group);
  const { press } = seeStack(card.stack.box, lens, group);
  const top = pressed(press, card.box.y);
  return {
    x: card.box.x * lens.zoom + lens.x,
    y: top,
    w: card.box.w * lens.zoom,
    h: pressed(press, card.box.y + card.box.h) - top,
  };
}

/** The cell of the `index`-th mark of a far group. */
export function seeMark(group: Group, index: number, seen: SeenGroup): Box {
  const { x, y, w, h } = markRoom(seen);
  const rows = Math.max(1, Math.ceil(group.members.length / group.markColumns));
  const cell = { w: Math.min(markCell, w / group.markColumns), h: Math.min(markCell, h / rows) };
  const [column, row] = [index % group.markColumns, Math.floor(index / group.markColumns)];
  return { x: x + column * cell.w, y: y + row * cell.h, w: cell.w, h: cell.h };
}

/** A mark's cell is never larger than this, px. */
export const markCell = 17;

function markRoom({ rect, head }: SeenGroup): Box {
  const inset = Math.min(5, rect.w * 0.04);
  const foot = Math.min(3, rect.h * 0.05);
  const top = head > 0 ? head : foot;
  return {
    x: rect.x + inset,
    y: rect.y + top,
    w: Math.max(0, rect.w - 2 * inset),
    h: Math.max(0, rect.h - top - foot),
  };
}

export const seen = (rect: Box, lens: Lens): boolean =>
  rect.x < lens.w && rect.x + rect.w > 0 && rect.y < lens.h && rect.y + rect.h > 0;
