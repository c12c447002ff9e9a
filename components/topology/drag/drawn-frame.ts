import { viewNow } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";
import { currentScene } from "@/components/topology/scene/current-scene";
import type { Scene } from "@/components/topology/scene/scene";
import { seeGroup, seeStack, seeZone } from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

/** How that is drawn in which a box stands: on the canvas it is pressed together below its head. */
export interface Frame {
  /** Where a box of the plane is drawn, px of the plane as the transform of the elements has it. */
  show(box: Box): Box;
  /** The way that a hand has gone on the screen, px of the plane. */
  way(move: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number };
}

/** As it is drawn now: elements stand where they are, on the canvas heads take room. */
export function frameNow(id: NodeId): Frame {
  const { zoom } = viewNow();
  return useMap.getState().asCards ? flat(zoom) : drawnFrame(currentScene(), id, zoom);
}

const flat = (zoom: number): Frame => ({
  show: (box) => box,
  way: ({ x, y }) => ({ x: x / zoom, y: y / zoom }),
});

/** Linear in the boxes of the scene. */
export function drawnFrame(scene: Scene, id: NodeId, zoom: number): Frame {
  const press = pressAround(scene, id, zoom);
  // What is pressed to nothing can't be told from where it stands: then it moves as near by.
  if (!press || press.scale <= 0) return flat(zoom);
  const { from, to, scale } = press;
  return {
    show: (box) => ({ ...box, y: (to + (box.y - from) * scale) / zoom, h: (box.h * scale) / zoom }),
    way: ({ x, y }) => ({ x: x / zoom, y: y / scale }),
  };
}

function pressAround(scene: Scene, id: NodeId, zoom: number): ReturnType<typeof seeZone>["press"] | null {
  const lens = { x: 0, y: 0, zoom, w: 0, h: 0 };
  for (const zone of [...scene.zones, null]) {
    const press = zone && seeZone(zone, lens).press;
    for (const group of zone?.groups ?? scene.groups) {
      if (group.id === id) return press;
      const card = group.cards.find((each) => each.id === id);
      const isInside = card ?? [...group.stacks, ...group.rows].some((each) => each.id === id);
      if (!isInside) continue;
      const seen = seeGroup(group, lens, press);
      return card?.stack ? seeStack(card.stack.box, lens, seen).press : seen.press;
    }
  }
  return null;
}
