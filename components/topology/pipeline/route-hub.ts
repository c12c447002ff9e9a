import type { Point } from "@/components/topology/pipeline/edge-model";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { sizes } from "@/lib/domain/topology/sizes";

/**
 * A hub's mark and its one line: a trunk in the gap right of each column of members, a bus above the topmost of them
 * that joins the trunks, and a stub to each member. Never a line from member to member.
 *
 * @param lane - Which of three parallel tracks in the gap it takes, so that two hubs can be told apart.
 * @param headroom - Px above the topmost member's box where the bus may run (a stack's label row), else the row gap.
 * @returns `room`: beside the mark there is room for a name. null for fewer than two boxes: there is nothing to join.
 */
export function routeHub(
  members: readonly Box[],
  lane: number,
  headroom: number,
): { readonly at: Point; readonly room: boolean; readonly path: string } | null {
  if (members.length < 2) return null;
  const track = ((lane % 3) - 1) * 3;
  const trunks = new Map<number, Box[]>();
  for (const box of members) {
    const x = box.x + box.w + sizes.columnGap / 2 + track;
    const known = trunks.get(x);
    if (known) known.push(box);
    else trunks.set(x, [box]);
  }
  const top = Math.min(...members.map((box) => box.y));
  const y = top - (headroom > 0 ? headroom / 2 : sizes.rowGap / 2);
  const xs = [...trunks.keys()].sort((a, b) => a - b);
  const [first = 0, last = first] = [xs[0], xs.at(-1)];
  const parts = last > first ? [`M${first} ${y}H${last}`] : [];
  for (const [x, boxes] of trunks) {
    const foot = Math.max(...boxes.map(midY));
    parts.push(`M${x} ${y}V${foot}`);
    for (const box of boxes) parts.push(`M${x} ${midY(box)}H${box.x + box.w}`);
  }
  // At the right end: at the left one stands the stack's own label.
  return { at: { x: last, y }, room: last > first && headroom > 0, path: parts.join("") };
}

const midY = (box: Box): number => box.y + box.h / 2;
