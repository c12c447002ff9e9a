import type { Card, Group, Placed, Scene } from "@/components/topology/scene/scene";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

/**
 * The new scene with the old one's groups wherever nothing of them changed, so that their pictures still hold: one
 * container that comes paints its host anew and not the map. Linear in what is drawn.
 */
export function keepGroups(before: Scene, after: Scene): Scene {
  const known = new Map<NodeId, Group>();
  for (const group of groupsOf(before)) known.set(group.id, group);
  const keep = (group: Group): Group => {
    const old = known.get(group.id);
    return old && sameGroup(old, group) ? old : group;
  };
  return {
    ...after,
    zones: after.zones.map((zone) => ({ ...zone, groups: zone.groups.map(keep) })),
    groups: after.groups.map(keep),
  };
}

const groupsOf = ({ zones, groups }: Scene): readonly Group[] => [...groups, ...zones.flatMap((zone) => zone.groups)];

const sameGroup = (a: Group, b: Group): boolean =>
  samePlaced(a, b) &&
  a.markColumns === b.markColumns &&
  sameList(a.members, b.members, (one, other) => one === other) &&
  sameList(a.stacks, b.stacks, samePlaced) &&
  sameList(a.rows, b.rows, samePlaced) &&
  sameList(a.cards, b.cards, sameCard);

const sameCard = (a: Card, b: Card): boolean =>
  samePlaced(a, b) && (a.stack === null || b.stack === null ? a.stack === b.stack : samePlaced(a.stack, b.stack));

const samePlaced = (a: Placed, b: Placed): boolean => a.id === b.id && sameBox(a.box, b.box);

const sameBox = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;

const sameList = <T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean =>
  a.length === b.length && a.every((one, i) => same(one, b[i] as T));
