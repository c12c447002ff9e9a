import type { Ink } from "@/components/topology/scene/ink";
import type { Pen } from "@/components/topology/scene/marks";
import type { Group, Placed, Scene } from "@/components/topology/scene/scene";
import type { Tier } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** The whole plan in little: compartments in their hue, machines, and in its colour what is unwell. */
export function drawMinimap(
  pen: Pen,
  {
    scene,
    nodes,
    ink,
  }: { readonly scene: Scene; readonly nodes: ReadonlyMap<NodeId, TopologyNode>; readonly ink: Ink },
  { scale, w, h }: { readonly scale: number; readonly w: number; readonly h: number },
): void {
  const small = ({ x, y, w: width, h: height }: Box) =>
    [x * scale, y * scale, Math.max(1, width * scale), Math.max(1, height * scale)] as const;
  pen.fillStyle = ink.surface;
  pen.fillRect(0, 0, w, h);
  for (const zone of scene.zones) {
    const node = nodes.get(zone.id);
    const hue = ink.zones[node?.kind === "zone" ? node.colour : 0];
    if (!hue) continue;
    pen.fillStyle = hue.floor;
    pen.fillRect(...small(zone.box));
    pen.strokeStyle = hue.line;
    pen.lineWidth = 1;
    pen.strokeRect(...small(zone.box));
  }
  const groups = [...scene.zones.flatMap((zone) => zone.groups), ...scene.groups];
  for (const group of groups) {
    pen.fillStyle = ink.borderStrong;
    pen.fillRect(...small(group.box));
  }
  for (const { box, tier } of unwell(groups, scene.loose, nodes)) {
    pen.fillStyle = ink.tier[tier];
    const [x, y, width, height] = small(box);
    pen.fillRect(x, y, Math.max(3, width), Math.max(3, height));
  }
}

/** Warnings first, so that what failed lies on top. */
function unwell(
  groups: readonly Group[],
  loose: readonly Placed[],
  nodes: ReadonlyMap<NodeId, TopologyNode>,
): readonly { readonly box: Box; readonly tier: Tier }[] {
  const placed = [...groups.flatMap((group) => [...group.cards, ...group.rows]), ...loose];
  const found = placed.flatMap(({ id, box }) => {
    const tier = nodes.get(id)?.health.tier;
    return tier === "failed" || tier === "warning" ? [{ box, tier }] : [];
  });
  return found.sort((a, b) => Number(a.tier === "failed") - Number(b.tier === "failed"));
}
