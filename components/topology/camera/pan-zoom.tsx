"use client";

import { infiniteExtent, PanOnScrollMode, XYPanZoom } from "@xyflow/system";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { holdView, maxZoom, setMover, useView, viewNow } from "@/components/topology/camera/view";
import { minZoom } from "@/components/topology/pipeline/visible";

/** Less is a click of a hand that shakes, px. */
const clickPx = 4;

/** Distance of the ground's dots, px of the plane. */
const dotGap = 20;

interface Props {
  /** What keeps its place on the screen, under the plane. */
  readonly under: ReactNode;
  /** Dots that move along with the plane. */
  readonly dots: boolean;
  /** What is moved and zoomed. */
  readonly children: ReactNode;
}

/** Panning, pinching and zooming by hand. In a frame of it nothing renders: two elements are moved. */
export function PanZoom({ under, dots, children }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  const viewport = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const domNode = pane.current;
    if (!domNode) return;
    const panZoom = startPanZoom(domNode);
    const measure = () => useView.setState({ w: domNode.offsetWidth, h: domNode.offsetHeight });
    const sizes = new ResizeObserver(measure);
    sizes.observe(domNode);
    measure();
    return () => {
      sizes.disconnect();
      panZoom.destroy();
      setMover(null);
    };
  }, []);

  useLayoutEffect(() => {
    const place = () => {
      const { x, y, zoom } = viewNow();
      if (viewport.current) viewport.current.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
      if (ground.current) placeGround(ground.current);
    };
    place();
    return useView.subscribe(place);
  }, []);

  useLayoutEffect(() => {
    if (dots && ground.current) placeGround(ground.current);
  }, [dots]);

  return (
    <div ref={pane} className="map-pane">
      {dots ? <div ref={ground} className="map-ground" aria-hidden /> : null}
      {under}
      <div ref={viewport} className="map-viewport">
        {children}
      </div>
    </div>
  );
}

/** Larger than the screen, moved by less than a step and scaled like the plane: a hand moves a picture of it. */
function placeGround(ground: HTMLElement): void {
  const { x, y, zoom } = viewNow();
  const step = dotGap * zoom;
  ground.style.transform = `translate(${x % step}px, ${y % step}px) scale(${zoom})`;
}

/**
 * While a hand pans or zooms out the plane is one picture that is moved and not painted: as sharp as it was, or smaller.
 * Zooming in paints it in each frame, so that no text is ever larger than it was drawn.
 */
function startPanZoom(domNode: HTMLElement) {
  let sharpAt = 0;
  const panZoom = XYPanZoom({
    domNode,
    minZoom,
    maxZoom,
    translateExtent: infiniteExtent,
    viewport: viewNow(),
    onDraggingChange: (dragging) => domNode.toggleAttribute("data-dragging", dragging),
    onPanZoomStart: (event) => {
      if (!event) return;
      holdView();
      sharpAt = viewNow().zoom;
    },
    onPanZoom: (event, { zoom }) => event && domNode.toggleAttribute("data-gliding", zoom <= sharpAt),
    onPanZoomEnd: () => domNode.removeAttribute("data-gliding"),
  });
  panZoom.update({
    noWheelClassName: "map-no-wheel",
    noPanClassName: "map-no-pan",
    preventScrolling: true,
    panOnScroll: false,
    panOnDrag: true,
    panOnScrollMode: PanOnScrollMode.Free,
    panOnScrollSpeed: 0.5,
    userSelectionActive: false,
    zoomOnPinch: true,
    zoomOnScroll: true,
    zoomOnDoubleClick: false,
    zoomActivationKeyPressed: false,
    lib: "map",
    onTransformChange: ([x, y, zoom]) => useView.setState({ x, y, zoom }),
    connectionInProgress: false,
    paneClickDistance: clickPx,
  });
  setMover(panZoom);
  return panZoom;
}
