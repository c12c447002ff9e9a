import type { NodeId } from "@/lib/domain/ids";
import { type Containment, frameOf, reachOf } from "@/lib/domain/topology/containment";
import { drawnContainment } from "@/lib/domain/topology/drawn-containment";
import type { Box, Geometry } from "@/lib/domain/topology/geometry-model";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { clampInto, nearestFree } from "@/lib/domain/topology/nearest-free";
import type { Position } from "@/lib/domain/topology/position";
import type { Preset } from "@/lib/domain/topology/presets";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box that somebody has taken in hand. */
export interface Lifted {
  readonly id: NodeId;
  readonly box: Box;
  /** Where it comes to stand when it is let go there: the box itself, and the one it changes places with. Empty: nowhere. */
  drop(at: Point): readonly { readonly id: NodeId; readonly box: Box }[];
  /** What is kept of a drop. */
  toPositions(drop: ReturnType<Lifted["drop"]>, preset: Preset): Position[];
}

const movable = /^(container|stack|host|group|loose):/;

/** Zones, lanes and bands stand where the layout has them. */
export const isMovable = (id: NodeId): boolean => movable.test(id);

/** Null for what has no box, or is not to be moved. */
export function lift(id: NodeId, geometry: Geometry, nodes: ReadonlyMap<NodeId, TopologyNode>): Lifted | null {
  const { boxes, parents = {} } = geometry;
  const box = boxes[id];
  if (!box || !isMovable(id)) return null;
  const parentOf = (at: NodeId): NodeId | null => {
    const parent = parents[at] ?? nodes.get(at)?.parentId ?? null;
    return parent !== null && boxes[parent] ? parent : null;
  };
  const inside = drawnContainment(Object.keys(boxes), parentOf);
  const frame = inside.frameOf(id);
  const { gap, solid } = frameOf(frame, boxes, inside, new Set([id]));
  const { room, origin } = reachOf(id, frame, boxes, inside);
  return {
    id,
    box,
    drop({ x, y }) {
      const wanted = clampInto({ ...box, x, y }, room);
      if (!wanted) return [];
      const other = twinUnder(wanted, id, boxes, inside);
      if (other)
        return [
          { id, box: other.box },
          { id: other.id, box },
        ];
      const free = nearestFree(wanted, room, solid, gap);
      return free ? [{ id, box: free }] : [];
    },
    toPositions: (drop, preset) =>
      drop.map((moved) => ({
        preset,
        nodeId: moved.id,
        x: moved.box.x - origin.x,
        y: moved.box.y - origin.y,
      })),
  };
}

/** A neighbour of the same size that the box lies on for the most part: the two change places. */
function twinUnder(
  wanted: Box,
  id: NodeId,
  boxes: Readonly<Record<NodeId, Box>>,
  inside: Containment,
): { readonly id: NodeId; readonly box: Box } | null {
  for (const other of inside.childrenOf(inside.frameOf(id))) {
    const box = boxes[other];
    if (!box || other === id || box.w !== wanted.w || box.h !== wanted.h) continue;
    if (Math.abs(box.x - wanted.x) < box.w / 2 && Math.abs(box.y - wanted.y) < box.h / 2) return { id: other, box };
  }
  return null;
}
