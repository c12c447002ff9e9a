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
  seen,
  seeZone,
} from "@/components/topology/scene/squeeze";
import { type Tier, tiers } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { TopologyNode } from "@/lib/domain/topology/model";

export interface Listed {
  readonly groups: readonly { readonly id: NodeId | null; readonly ids: readonly NodeId[] }[];
  /** How many more are on the screen than are listed. */
  readonly more: number;
}

/** More elements than this make the page slow, and nobody listens to so many. */
export const listLimit = 300;

/**
 * What is on the screen, by the box that holds it, in reading order. Beyond the limit the worst are kept, and the rest
 * is counted.
 */
export function listVisible(
  scene: Scene,
  level: Level,
  lens: Lens,
  nodes: ReadonlyMap<NodeId, TopologyNode>,
  limit = listLimit,
): Listed {
  const groups: { id: NodeId | null; ids: NodeId[] }[] = [];
  for (const { group, at } of seenGroups(scene, lens))
    groups.push({ id: group.id, ids: idsIn(group, level, lens, at) });
  const loose = scene.loose.filter(({ box }) => seen(onScreen(box, lens), lens)).map(({ id }) => id);
  if (loose.length > 0) groups.push({ id: null, ids: loose });
  const total = groups.reduce((sum, group) => sum + group.ids.length, 0);
  if (total <= limit) return { groups, more: 0 };
  const kept = worstOf(
    groups.flatMap((group) => group.ids),
    nodes,
    limit,
  );
  return {
    groups: groups.map(({ id, ids }) => ({ id, ids: ids.filter((each) => kept.has(each)) })),
    more: total - kept.size,
  };
}

function* seenGroups(scene: Scene, lens: Lens): Generator<{ readonly group: Group; readonly at: SeenGroup }> {
  for (const zone of scene.zones) {
    const { rect, press } = seeZone(zone, lens);
    if (!seen(rect, lens)) continue;
    for (const group of zone.groups) {
      const at = seeGroup(group, lens, press);
      if (seen(at.rect, lens)) yield { group, at };
    }
  }
  for (const group of scene.groups) {
    const at = seeGroup(group, lens, null);
    if (seen(at.rect, lens)) yield { group, at };
  }
}

function idsIn(group: Group, level: Level, lens: Lens, at: SeenGroup): NodeId[] {
  if (group.members.length === 0) return [group.id];
  if (level === "far") return group.members.filter((_, i) => seen(seeMark(group, i, at), lens));
  const rows = group.rows.filter(({ box }) => seen(seeInside(box, lens, at), lens));
  const cards = group.cards.filter((card) => seen(seeCard(card, lens, at), lens));
  // A folded host draws nothing of what it holds and stands for it.
  return rows.length + cards.length > 0 || group.cards.length > 0
    ? [...rows, ...cards].map(({ id }) => id)
    : [group.id];
}

function worstOf(ids: readonly NodeId[], nodes: ReadonlyMap<NodeId, TopologyNode>, limit: number): ReadonlySet<NodeId> {
  const byTier = new Map<Tier, NodeId[]>(tiers.map((tier) => [tier, []]));
  for (const id of ids) byTier.get(nodes.get(id)?.health.tier ?? "unknown")?.push(id);
  return new Set([...byTier.values()].flat().slice(0, limit));
}
