"use client";

import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useMemo } from "react";
import { useMap } from "@/components/topology/map-store";
import { bringIntoSight, fitWhole, type Viewport } from "@/components/topology/pipeline/visible";
import type { NodeId } from "@/lib/domain/ids";

export interface Camera {
  /** The whole map, into `room` px more than the map has now; `animate: false` for the first time. */
  readonly fit: (options?: { readonly animate?: boolean; readonly room?: number }) => void;
  /** The least move that brings a box into sight. False if it has none (folded away, or gone). */
  readonly show: (id: NodeId) => boolean;
  readonly zoomBy: (factor: number) => void;
  readonly zoomTo: (zoom: number) => void;
}

export const minZoom = 0.1;
export const maxZoom = 2;

const motionMs = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200);

export function useCamera(): Camera {
  const flow = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const screen = () => ({ w: store.getState().width, h: store.getState().height });
    const move = (to: Viewport, duration = motionMs()) => void flow.setViewport(to, { duration });
    /** Round the middle of the screen. */
    const zoomTo = (wanted: number) => {
      const view = flow.getViewport();
      const zoom = Math.min(maxZoom, Math.max(minZoom, wanted));
      const { w, h } = screen();
      const keep = (at: number, room: number) => room / 2 - ((room / 2 - at) / view.zoom) * zoom;
      move({ x: keep(view.x, w), y: keep(view.y, h), zoom });
    };
    return {
      fit: (options = {}) => {
        const { geometry } = useMap.getState();
        const { w, h } = screen();
        const whole = { w: w + (options.room ?? 0), h };
        if (geometry) move(fitWhole(geometry.size, whole), options.animate === false ? 0 : undefined);
      },
      show: (id) => {
        const box = useMap.getState().geometry?.boxes[id];
        if (!box) return false;
        const to = bringIntoSight(box, flow.getViewport(), screen());
        if (to) move(to);
        return true;
      },
      zoomBy: (factor) => zoomTo(flow.getViewport().zoom * factor),
      zoomTo,
    };
  }, [flow, store]);
}
