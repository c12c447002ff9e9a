import { holds, type Point } from "@/components/topology/scene/find-at";
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
  seeStack,
  seeZone,
} from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";

/** What is taken in hand where the pointer is: with the first move of a mouse, else by holding it. */
export interface Handle {
  readonly id: NodeId;
  readonly atOnce: boolean;
}

/**
 * What may be dragged at a point of the canvas: a box by its head as by the bar that it has near by, else by holding it;
 * nearer a card or a folded row by holding it. Never a box by the marks in it, which stand for others, as long as there is
 * a head to take it by.
 *
 * @returns Null on the ground, in a zone, on a mark: what is moved there is the map.
 */
export function drawnHandle(
  scene: Scene,
  { level, lens, folded }: { readonly level: Level; readonly lens: Lens; readonly folded: ReadonlySet<NodeId> },
  point: Point,
): Handle | null {
  const loose = scene.loose.find(({ box }) => holds(onScreen(box, lens), point));
  if (loose) return held(loose.id);
  const zone = scene.zones.find((each) => holds(seeZone(each, lens).rect, point));
  const press = zone ? seeZone(zone, lens).press : null;
  for (const group of zone?.groups ?? scene.groups) {
    const at = seeGroup(group, lens, press);
    if (!holds(at.rect, point)) continue;
    if (point.y < at.rect.y + at.head) return { id: group.id, atOnce: !folded.has(group.id) };
    return level === "far" ? inFar(group, at, point) : inMiddle(group, at, lens, point);
  }
  return null;
}

const held = (id: NodeId): Handle => ({ id, atOnce: false });

function inFar(group: Group, at: SeenGroup, point: Point): Handle | null {
  const isOnMark = at.head > 0 && group.members.some((_, i) => holds(seeMark(group, i, at), point));
  return isOnMark ? null : held(group.id);
}

function inMiddle(group: Group, at: SeenGroup, lens: Lens, point: Point): Handle {
  const card = group.cards.find((each) => holds(seeCard(each, lens, at), point));
  const chip = card ?? group.rows.find(({ box }) => holds(seeInside(box, lens, at), point));
  if (chip) return held(chip.id);
  for (const { id, box } of group.stacks) {
    const { rect, head } = seeStack(box, lens, at);
    if (holds(rect, point)) return { id, atOnce: point.y < rect.y + head };
  }
  return held(group.id);
}
