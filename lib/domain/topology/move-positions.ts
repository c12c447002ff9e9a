import type { NodeId } from "../ids";
import { applyPositions } from "./apply-positions";
import { drawnContainment } from "./drawn-containment";
import type { Box, Geometry, GeometryInput } from "./geometry-model";
import type { Tree } from "./geometry-tree";
import type { Boxes } from "./lay-out-host";
import type { Buses } from "./lay-out-zone";
import { sizes } from "./sizes";

/** Applies what the reader dragged to the boxes of a layout. */
export function movePositions(boxes: Boxes, { nodes, positions = [] }: GeometryInput): void {
  if (positions.length === 0) return;
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  const inside = drawnContainment(parents.keys(), (id) => parents.get(id) ?? null);
  applyPositions(boxes, positions, inside);
}

/** A host that was dragged takes its tap along. */
export function moveTaps(buses: Buses, boxes: Boxes, tree: Tree): void {
  for (const [id, bus] of Object.entries(buses)) {
    const taps = tree.inside(id, "host").flatMap(({ id: host }) => {
      const box = boxes[host];
      return box ? [box.y + sizes.hostHead / 2] : [];
    });
    buses[id] = { ...bus, taps: taps.sort((a, b) => a - b) };
  }
}

/** The plane reaches to what was dragged farthest. */
export function sizeWith(
  boxes: Readonly<Record<NodeId, Box>>,
  input: GeometryInput,
  size: Geometry["size"],
): Geometry["size"] {
  let { w, h } = size;
  for (const { nodeId } of input.positions ?? []) {
    const box = boxes[nodeId];
    if (!box) continue;
    w = Math.max(w, box.x + box.w + sizes.margin);
    h = Math.max(h, box.y + box.h + sizes.margin);
  }
  return { w, h };
}
