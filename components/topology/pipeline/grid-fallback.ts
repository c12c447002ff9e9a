import type { NodeId } from "@/lib/domain/ids";
import type { Box, Geometry, GeometryInput, GeometryNode } from "@/lib/domain/topology/geometry-model";
import { sizes } from "@/lib/domain/topology/sizes";

/**
 * The plainest picture that holds everything: each box a column of what is inside it, zones side by side. No doors, no
 * lines. Drawn when the layout failed or took too long; never empty while there is anything to draw.
 */
export function gridFallback(input: GeometryInput): Geometry {
  const folded = new Set(input.folded);
  const children = new Map<NodeId | null, GeometryNode[]>();
  const present = input.nodes.filter((node) => !node.gone);
  const known = new Set(present.map((node) => node.id));
  for (const node of present) {
    const parent = node.parentId !== null && known.has(node.parentId) ? node.parentId : null;
    const list = children.get(parent);
    if (list) list.push(node);
    else children.set(parent, [node]);
  }
  for (const list of children.values()) list.sort((a, b) => a.slot.order - b.slot.order || (a.id < b.id ? -1 : 1));
  const boxes: Record<NodeId, Box> = {};

  /** Sets a box and all that is in it, and says how high it came out. */
  const set = (node: GeometryNode, x: number, y: number, w: number): number => {
    const inside = folded.has(node.id) ? [] : (children.get(node.id) ?? []);
    const [head, foot] = frame(node.kind, inside.length);
    let at = y + head;
    for (const child of inside) at += set(child, x + inset, at, w - 2 * inset) + sizes.rowGap;
    const h = at - y + foot;
    boxes[node.id] = { x, y, w, h };
    return h;
  };

  let x = sizes.margin;
  let height = 0;
  for (const root of children.get(null) ?? []) {
    height = Math.max(height, set(root, x, sizes.margin, rootWidth));
    x += rootWidth + sizes.gangway;
  }
  return { boxes, buses: {}, doors: [], breaches: [], size: { w: x, h: height + 2 * sizes.margin } };
}

const inset = 10;
const rootWidth = sizes.cardWidth + 8 * inset;

/** Room above and below what is inside; of an empty box, together its height. */
function frame(kind: GeometryNode["kind"], inside: number): readonly [number, number] {
  if (kind === "container") return [sizes.cardHeight, 0];
  if (kind === "zone") return [sizes.zoneHead, sizes.zoneFoot];
  if (kind === "lane") return [sizes.laneHead + sizes.laneGap, 0];
  if (kind === "host" || kind === "group") return inside > 0 ? [sizes.hostHead, sizes.hostFoot] : [sizes.foldedHost, 0];
  return inside > 0 ? [sizes.stackLabel, 0] : [sizes.foldedStack, 0];
}
