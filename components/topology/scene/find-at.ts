import type { Level } from "@/components/topology/scene/level";
import type { Group, Scene } from "@/components/topology/scene/scene";
import {
  type Lens,
  onScreen,
  type SeenGroup,
  seeCard,
  seeGroup,
  seeInside,
  seeMark,
  seeZone,
} from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const holds = (box: Box, { x, y }: Point): boolean =>
  x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;

/**
 * What is drawn at a point of the screen, the innermost: container, folded stack, open stack, host, zone. Null on the
 * ground. Looks into the one group under the point and no other.
 */
export function findAt(scene: Scene, level: Level, lens: Lens, point: Point): NodeId | null {
  const loose = scene.loose.find(({ box }) => holds(onScreen(box, lens), point));
  if (loose) return loose.id;
  for (const zone of scene.zones) {
    const { rect, press } = seeZone(zone, lens);
    if (holds(rect, point)) return inGroups(zone.groups, level, lens, press, point) ?? zone.id;
  }
  return inGroups(scene.groups, level, lens, null, point);
}

function inGroups(
  groups: readonly Group[],
  level: Level,
  lens: Lens,
  press: Parameters<typeof seeGroup>[2],
  point: Point,
): NodeId | null {
  for (const group of groups) {
    const at = seeGroup(group, lens, press);
    if (holds(at.rect, point)) return inGroup(group, level, lens, at, point) ?? group.id;
  }
  return null;
}

function inGroup(group: Group, level: Level, lens: Lens, at: SeenGroup, point: Point): NodeId | null {
  if (level === "far") {
    const index = group.members.findIndex((_, i) => holds(seeMark(group, i, at), point));
    return group.members[index] ?? null;
  }
  const card = group.cards.find((each) => holds(seeCard(each, lens, at), point));
  const row = card ?? group.rows.find(({ box }) => holds(seeInside(box, lens, at), point));
  return (row ?? group.stacks.find(({ box }) => holds(seeInside(box, lens, at), point)))?.id ?? null;
}

/** Where a node is drawn on the screen at this level; null for what has no place of its own. */
export function placeOf(scene: Scene, level: Level, lens: Lens, id: NodeId): Box | null {
  for (const { id: known, box } of allPlaces(scene, level, lens)) if (known === id) return box;
  return null;
}

/** Everything that can be pointed at, with its place on the screen: compartments before what is in them. */
export function* allPlaces(
  scene: Scene,
  level: Level,
  lens: Lens,
): Generator<{ readonly id: NodeId; readonly box: Box }> {
  for (const zone of scene.zones) {
    const { rect, press } = seeZone(zone, lens);
    yield { id: zone.id, box: rect };
    for (const group of zone.groups) yield* placesIn(group, level, lens, press);
  }
  for (const group of scene.groups) yield* placesIn(group, level, lens, null);
  for (const { id, box } of scene.loose) yield { id, box: onScreen(box, lens) };
}

function* placesIn(
  group: Group,
  level: Level,
  lens: Lens,
  press: Parameters<typeof seeGroup>[2],
): Generator<{ readonly id: NodeId; readonly box: Box }> {
  const at = seeGroup(group, lens, press);
  yield { id: group.id, box: at.rect };
  if (level === "far") {
    for (const [i, id] of group.members.entries()) yield { id, box: seeMark(group, i, at) };
    return;
  }
  for (const { id, box } of [...group.stacks, ...group.rows]) yield { id, box: seeInside(box, lens, at) };
  for (const card of group.cards) yield { id: card.id, box: seeCard(card, lens, at) };
}
