import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { isMemberId } from "@/lib/domain/topology/members";

const contains = (box: Box, { x, y }: { readonly x: number; readonly y: number }): boolean =>
  x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;

/** The smallest box that holds a place on the plane. Lanes are lines and can't be meant. */
export function innermostBox(
  boxes: Iterable<readonly [NodeId, Box]>,
  at: { readonly x: number; readonly y: number },
): NodeId | null {
  let best: { id: NodeId; area: number } | null = null;
  for (const [id, box] of boxes) {
    if (id.startsWith("lane:") || !contains(box, at)) continue;
    const area = box.w * box.h;
    if (!best || area < best.area) best = { id, area };
  }
  return best?.id ?? null;
}

/** What a lasso catches: members and folded boxes that it touches. */
export function caughtBy(
  lasso: Box,
  boxes: Iterable<readonly [NodeId, Box]>,
  folded: ReadonlySet<NodeId>,
): readonly NodeId[] {
  const caught: NodeId[] = [];
  for (const [id, box] of boxes) {
    if (!isMemberId(id) && !folded.has(id)) continue;
    const touches =
      lasso.x < box.x + box.w && box.x < lasso.x + lasso.w && lasso.y < box.y + box.h && box.y < lasso.y + lasso.h;
    if (touches) caught.push(id);
  }
  return caught;
}
