import { useLab } from "@/components/live/lab-store";
import type { ViewPoint } from "@/components/shell/view-point";
import { holdView, maxZoom, moveView, releaseView, viewNow } from "@/components/topology/camera/view";
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
  /** At once, as a link has it: this point of the plane in the middle of the screen. */
  lookAt({ x, y, zoom: wanted }: ViewPoint): void {
    const zoom = clampZoom(wanted);
    const { w, h } = viewNow();
    holdView();
    move({ x: w / 2 - x * zoom, y: h / 2 - y * zoom, zoom }, 0);
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
