import type { PanZoomInstance } from "@xyflow/system";
import { create } from "zustand";
import type { Viewport } from "@/components/topology/pipeline/visible";
import type { Lens } from "@/components/topology/scene/squeeze";

const unseen: Lens = { x: 0, y: 0, zoom: 1, w: 0, h: 0 };

/** What the map is looked at through now. No width and height: the map is not on the page. */
export const useView = create<Lens>()(() => unseen);

export const viewNow = (): Lens => useView.getState();

export const maxZoom = 2;

let mover: PanZoomInstance | null = null;

let held = false;

/** The map's own panning; null when it leaves the page, and nothing is looked at any more. */
export function setMover(panZoom: PanZoomInstance | null): void {
  mover = panZoom;
  held = false;
  if (!panZoom) useView.setState(unseen);
}

/** From now on a person's choice, by hand, key or link: it is not left because the lab grows. */
export function holdView(): void {
  held = true;
}

/** The whole is wished for again, also of what is yet to come. */
export function releaseView(): void {
  held = false;
}

export const isViewHeld = (): boolean => held;

/** Looks elsewhere within `durationMs`, at once by default. Nothing happens while there is no map. */
export function moveView(to: Viewport, durationMs = 0): void {
  void mover?.setViewport(to, { duration: durationMs });
}
