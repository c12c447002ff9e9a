import type { NodeId } from "../ids";
import { type Containment, frameOf, reachOf } from "./containment";
import type { Box } from "./geometry-model";
import { clampInto, nearestFree } from "./nearest-free";
import { isPlausible, type Position } from "./position";

export type Moved = Pick<Position, "nodeId" | "x" | "y">;

/**
 * Puts boxes where a person dragged them, with all that stands in them: never out of what they stand in and never on a
 * neighbour. Where the wanted place is taken by now the nearest free one serves; where there is none left, nothing in that
 * frame is moved. Positions of what has no box, or that no hand can have made, count for nothing.
 */
export function applyPositions(boxes: Record<NodeId, Box>, moved: readonly Moved[], inside: Containment): void {
  const frames = new Map<NodeId | null, Moved[]>();
  for (const position of moved) {
    if (!isPlausible(position) || !boxes[position.nodeId]) continue;
    const frame = inside.frameOf(position.nodeId);
    const list = frames.get(frame);
    if (list) list.push(position);
    else frames.set(frame, [position]);
  }
  // What stands in a moved box goes with it, so the outermost come first.
  const outermost = [...frames].sort(([a], [b]) => inside.depthOf(a) - inside.depthOf(b));
  for (const [frame, positions] of outermost) moveIn(frame, positions, boxes, inside);
}

function moveIn(
  frame: NodeId | null,
  positions: readonly Moved[],
  boxes: Record<NodeId, Box>,
  inside: Containment,
): void {
  const taken = new Set(positions.map(({ nodeId }) => nodeId));
  const { gap, solid } = frameOf(frame, boxes, inside, taken);
  const placed: [NodeId, Box][] = [];
  for (const { nodeId, x, y } of [...positions].sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1))) {
    const box = boxes[nodeId];
    if (!box) continue;
    const { room, origin } = reachOf(nodeId, frame, boxes, inside);
    const wanted = clampInto({ ...box, x: origin.x + x, y: origin.y + y }, room);
    const at = wanted && nearestFree(wanted, room, [...solid, ...placed.map(([, other]) => other)], gap);
    if (!at) return;
    placed.push([nodeId, at]);
  }
  for (const [nodeId, at] of placed) shift(nodeId, at, boxes, inside);
}

function shift(id: NodeId, to: Box, boxes: Record<NodeId, Box>, inside: Containment): void {
  const from = boxes[id];
  if (!from) return;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const box = boxes[at];
    if (box) boxes[at] = { ...box, x: box.x + dx, y: box.y + dy };
    waiting.push(...inside.childrenOf(at));
  }
}
