import type { NodeId } from "../ids";
import type { Box } from "./geometry-model";
import type { Room } from "./nearest-free";
import { sizes } from "./sizes";
import { kindOf } from "./slot-gaps";

/** What stands in what, in the preset that is drawn. */
export interface Containment {
  /** The box that a moved one must stay in; null: the plane. A host's is its lane, or its zone. */
  frameOf(id: NodeId): NodeId | null;
  childrenOf(id: NodeId | null): readonly NodeId[];
  /** How deep a frame lies: 0 is the plane. */
  depthOf(frame: NodeId | null): number;
}

export interface Frame {
  /** Between two boxes at least, px. */
  readonly gap: { readonly x: number; readonly y: number };
  /** What a moved box may not lie on. */
  readonly solid: readonly Box[];
}

/** The neighbours in a frame, those in `except` left out. */
export function frameOf(
  frame: NodeId | null,
  boxes: Readonly<Record<NodeId, Box>>,
  inside: Containment,
  except: ReadonlySet<NodeId>,
): Frame {
  const solid = inside.childrenOf(frame).flatMap((id) => {
    const box = except.has(id) ? undefined : boxes[id];
    return box ? [box] : [];
  });
  return { gap: gapIn(frame), solid };
}

function gapIn(frame: NodeId | null): Frame["gap"] {
  if (frame === null) return { x: sizes.gangway, y: sizes.gangway };
  const kind = kindOf(frame);
  return kind === "lane" || kind === "zone"
    ? { x: sizes.hostGap, y: sizes.hostGap }
    : { x: sizes.columnGap, y: sizes.rowGap };
}

/** Where in its frame a box may stand, and the corner that its position is counted from. */
export function reachOf(
  id: NodeId,
  frame: NodeId | null,
  boxes: Readonly<Record<NodeId, Box>>,
  inside: Containment,
): { readonly room: Room; readonly origin: { readonly x: number; readonly y: number } } {
  const around = frame === null ? undefined : boxes[frame];
  if (frame === null || !around) {
    const farOff = Number.POSITIVE_INFINITY;
    return { room: { left: sizes.margin, top: sizes.margin, right: farOff, bottom: farOff }, origin: { x: 0, y: 0 } };
  }
  return { room: roomIn(frame, around, id, boxes, inside), origin: { x: around.x, y: around.y } };
}

function roomIn(
  frame: NodeId,
  { x, y, w, h }: Box,
  id: NodeId,
  boxes: Readonly<Record<NodeId, Box>>,
  inside: Containment,
): Room {
  switch (kindOf(frame)) {
    case "lane":
      return {
        left: x + sizes.tap,
        top: y + sizes.laneHead + sizes.laneGap,
        right: x + w,
        bottom: laneFoot(frame, y + h, boxes, inside),
      };
    case "zone":
      return {
        left: x + sizes.zoneInset + sizes.tap,
        // Hosts without a lane stand below all lanes.
        top: Math.max(
          y + sizes.zoneHead,
          ...lanesOf(frame, boxes, inside).map((lane) => lane.y + lane.h + sizes.laneSpace),
        ),
        right: x + w - sizes.zoneInset,
        bottom: y + h - sizes.zoneFoot,
      };
    case "stack":
      return { left: x, top: y + sizes.stackLabel, right: x + w, bottom: y + h };
    default: {
      const top = y + sizes.hostHead + (kindOf(id) === "container" ? sizes.rowGap : 0);
      return { left: x + sizes.hostInset, top, right: x + w - sizes.hostInset, bottom: y + h - sizes.hostFoot };
    }
  }
}

const lanesOf = (zone: NodeId, boxes: Readonly<Record<NodeId, Box>>, inside: Containment): readonly Box[] =>
  inside.childrenOf(zone).flatMap((id) => (kindOf(id) === "lane" && boxes[id] ? [boxes[id]] : []));

/** A lane reaches down to the next one, the last to the foot of its zone. */
function laneFoot(lane: NodeId, own: number, boxes: Readonly<Record<NodeId, Box>>, inside: Containment): number {
  const zone = inside.frameOf(lane);
  const box = zone === null ? undefined : boxes[zone];
  if (zone === null || !box) return own;
  const below = inside
    .childrenOf(zone)
    .flatMap((id) => (id !== lane && boxes[id] ? [boxes[id].y - sizes.laneSpace] : []))
    .filter((top) => top >= own);
  return Math.min(box.y + box.h - sizes.zoneFoot, ...below);
}
