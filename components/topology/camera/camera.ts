import { useLab } from "@/components/live/lab-store";
import type { ViewPlace, ViewPoint } from "@/components/shell/view-point";
import { holdView, isViewHeld, maxZoom, moveView, releaseView, viewNow } from "@/components/topology/camera/view";
import { toMiddle, toViewPlace } from "@/components/topology/camera/view-place";
import { useMap } from "@/components/topology/map-store";
import { bringIntoSight, fillScreen, fitWhole, minZoom, type Viewport } from "@/components/topology/pipeline/visible";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

function boxAround(id: NodeId): Box | undefined {
  const { geometry } = useMap.getState();
  const { nodes } = useLab.getState();
  for (let at: NodeId | null = id; at !== null; at = nodes.get(at)?.parentId ?? null) {
    const box = geometry?.boxes[at];
    if (box) return box;
  }
  return undefined;
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const foot = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: foot - y };
}

export const motionMs = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200);

const move = (to: Viewport, durationMs = motionMs()) => moveView(to, durationMs);

const clampZoom = (wanted: number) => Math.min(maxZoom, Math.max(minZoom, wanted));

const parentOf = (id: NodeId): NodeId | null =>
  useMap.getState().geometry?.parents?.[id] ?? useLab.getState().nodes.get(id)?.parentId ?? null;

/** Where `lookAt` came to rest last. */
let landed: { readonly place: ViewPoint; readonly view: Viewport } | null = null;

const isSame = (a: Viewport, b: Viewport): boolean =>
  Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5 && Math.abs(a.zoom - b.zoom) < 1e-6;

/** Where the map is looked at, moved by the panel rather than by hand. */
export const camera = {
  /** The whole map, into `room` px more than the map has now; `animate: false` for the first time. */
  fit(options: { readonly animate?: boolean; readonly room?: number } = {}): void {
    const { geometry } = useMap.getState();
    const { w, h } = viewNow();
    releaseView();
    const whole = { w: w + (options.room ?? 0), h };
    if (geometry) move(fitWhole(geometry.size, whole), options.animate === false ? 0 : undefined);
  },
  /** The least move that brings a box, or the folded one around it, into sight. False if it has none. */
  show(id: NodeId): boolean {
    const box = boxAround(id);
    if (!box) return false;
    const to = bringIntoSight(box, viewNow(), viewNow());
    if (to) move(to);
    return true;
  },
  /** As near as these boxes together, or the folded ones around them, fit the screen. */
  fill(ids: readonly NodeId[]): void {
    const boxes = ids.map(boxAround).filter((box) => box !== undefined);
    if (boxes.length === 0) return;
    holdView();
    move(fillScreen(around(boxes), viewNow()));
  },
  /** Where the map is looked at, for a link; null while there is nothing to look at. */
  place(): ViewPlace | null {
    const { geometry } = useMap.getState();
    const lens = viewNow();
    return geometry && lens.w > 0 ? toViewPlace(lens, geometry, { held: isViewHeld() }) : null;
  },
  /** This place in the middle of the screen. False, and nothing moves, where it is not on the map. */
  lookAt(place: ViewPoint, { animate = false }: { readonly animate?: boolean } = {}): boolean {
    const { geometry } = useMap.getState();
    const screen = viewNow();
    const middle = geometry && toMiddle(place, { geometry, parentOf, screen });
    if (!middle) return false;
    const zoom = clampZoom(middle.zoom);
    const view = { x: screen.w / 2 - middle.x * zoom, y: screen.h / 2 - middle.y * zoom, zoom };
    holdView();
    move(view, animate ? undefined : 0);
    landed = { place, view };
    return true;
  },
  /** That place once more, on a screen of another size or a map that has grown, if nobody has moved the map since. */
  lookAgain(): void {
    if (landed && isSame(landed.view, viewNow())) camera.lookAt(landed.place);
  },
  /** Round the middle of the screen. */
  zoomTo(wanted: number): void {
    const view = viewNow();
    const zoom = clampZoom(wanted);
    const keep = (at: number, room: number) => room / 2 - ((room / 2 - at) / view.zoom) * zoom;
    holdView();
    move({ x: keep(view.x, view.w), y: keep(view.y, view.h), zoom });
  },
  zoomBy: (factor: number): void => camera.zoomTo(viewNow().zoom * factor),
};
