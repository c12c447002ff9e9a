"use client";

import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import type { ViewPoint } from "@/components/shell/view-point";
import { useMap } from "@/components/topology/map-store";
import { bringIntoSight, fillScreen, fitWhole, minZoom, type Viewport } from "@/components/topology/pipeline/visible";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

export interface Camera {
  /** The whole map, into `room` px more than the map has now; `animate: false` for the first time. */
  readonly fit: (options?: { readonly animate?: boolean; readonly room?: number }) => void;
  /** The least move that brings a box, or the folded one around it, into sight. False if it has none. */
  readonly show: (id: NodeId) => boolean;
  /** As near as these boxes together, or the folded ones around them, fit the screen. */
  readonly fill: (ids: readonly NodeId[]) => void;
  /** At once, as a link has it: this point of the plane in the middle of the screen. */
  readonly lookAt: (point: ViewPoint) => void;
  readonly zoomBy: (factor: number) => void;
  readonly zoomTo: (zoom: number) => void;
}

export const maxZoom = 2;

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
        const box = boxAround(id);
        if (!box) return false;
        const to = bringIntoSight(box, flow.getViewport(), screen());
        if (to) move(to);
        return true;
      },
      fill: (ids) => {
        const boxes = ids.map(boxAround).filter((box) => box !== undefined);
        if (boxes.length > 0) move(fillScreen(around(boxes), screen()));
      },
      lookAt: ({ x, y, zoom: wanted }) => {
        const zoom = Math.min(maxZoom, Math.max(minZoom, wanted));
        const { w, h } = screen();
        move({ x: w / 2 - x * zoom, y: h / 2 - y * zoom, zoom }, 0);
      },
      zoomBy: (factor) => zoomTo(flow.getViewport().zoom * factor),
      zoomTo,
    };
  }, [flow, store]);
}
