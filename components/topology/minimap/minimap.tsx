"use client";

import { type PointerEvent, useEffect, useRef } from "react";
import { useLab } from "@/components/live/lab-store";
import { holdView, moveView, useView, viewNow } from "@/components/topology/camera/view";
import { useMap } from "@/components/topology/map-store";
import { drawMinimap } from "@/components/topology/minimap/draw-minimap";
import { currentScene } from "@/components/topology/scene/current-scene";
import { type Ink, readInk, watchInk } from "@/components/topology/scene/ink";

/** What it may take of the map's corner, px. */
const most = { w: 176, h: 120 } as const;
/** Health is drawn anew at most so often: it is an overview, not the map. */
const drawEveryMs = 250;

/** Where on the whole one is; a press or a drag goes elsewhere. The keyboard has the arrow keys and the search for it. */
export function Minimap() {
  const size = useMap((map) => map.geometry?.size);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const scale = size ? Math.min(most.w / size.w, most.h / size.h) : 0;

  useEffect(() => {
    const place = () => {
      const { x, y, zoom, w, h } = viewNow();
      const element = frame.current;
      if (!element) return;
      element.style.transform = `translate(${(-x / zoom) * scale}px, ${(-y / zoom) * scale}px)`;
      element.style.width = `${(w / zoom) * scale}px`;
      element.style.height = `${(h / zoom) * scale}px`;
    };
    place();
    return useView.subscribe(place);
  }, [scale]);

  useEffect(() => {
    const pen = canvas.current?.getContext("2d", { alpha: false });
    if (!pen || !canvas.current || !size) return;
    const [w, h] = [size.w * scale, size.h * scale];
    canvas.current.width = Math.round(w * devicePixelRatio);
    canvas.current.height = Math.round(h * devicePixelRatio);
    let ink: Ink | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      ink ??= readInk();
      pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      drawMinimap(pen, { scene: currentScene(), nodes: useLab.getState().nodes, ink }, { scale, w, h });
    };
    const later = () => {
      timer ??= setTimeout(draw, drawEveryMs);
    };
    draw();
    const stops = [
      useLab.subscribe((lab, before) => lab.nodes !== before.nodes && later()),
      watchInk(() => {
        ink = null;
        later();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [size, scale]);

  const goTo = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { w, h, zoom } = viewNow();
    const at = { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
    holdView();
    moveView({ x: w / 2 - at.x * zoom, y: h / 2 - at.y * zoom, zoom });
  };
  if (!size) return null;
  return (
    <div
      className="map-minimap"
      style={{ width: size.w * scale, height: size.h * scale }}
      onPointerDown={goTo}
      onPointerMove={goTo}
      onClick={(event) => event.stopPropagation()}
      aria-hidden
    >
      <canvas ref={canvas} className="size-full" />
      <div ref={frame} className="map-minimap-frame" />
    </div>
  );
}
