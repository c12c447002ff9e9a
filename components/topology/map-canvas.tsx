"use client";

import "@xyflow/react/dist/base.css";
import "@/components/topology/map.css";
import "@/components/topology/edges/edges.css";
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  useStoreApi,
  ViewportPortal,
} from "@xyflow/react";
import { type ReactNode, useMemo, useRef } from "react";
import { useLab } from "@/components/live/lab-store";
import { changeLabView } from "@/components/shell/use-lab-view";
import { arrowKeys } from "@/components/topology/arrow-keys";
import { FirstFit } from "@/components/topology/camera/first-fit";
import { askFor, FocusKeeper } from "@/components/topology/camera/focus-keeper";
import { TrailKeeper } from "@/components/topology/camera/trail-keeper";
import { type Camera, maxZoom, useCamera } from "@/components/topology/camera/use-camera";
import { EdgeKeeperSlot, EdgeListSlot } from "@/components/topology/edges/edge-slots";
import { GlanceCard } from "@/components/topology/glance-card";
import { chooseFold, useMap } from "@/components/topology/map-store";
import { MinimapSlot } from "@/components/topology/minimap/minimap-slot";
import { minZoom } from "@/components/topology/pipeline/visible";
import { Plane } from "@/components/topology/plane";
import { currentScene, toLens } from "@/components/topology/scene/current-scene";
import { findAt } from "@/components/topology/scene/find-at";
import { OffScreenList } from "@/components/topology/scene/off-screen-list";
import { SceneCanvas } from "@/components/topology/scene/scene-canvas";
import type { Lens } from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";

/** React Flow's panning and zooming around our own plane. It is given no nodes: what is mounted is the plane's choice. */
export function MapCanvas({ children }: { children: ReactNode }) {
  return (
    <ReactFlowProvider>
      <Canvas />
      {children}
    </ReactFlowProvider>
  );
}

const closest = (target: EventTarget, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null;

/** What is drawn under the pointer where the canvas draws; null where cards are shown, or on a control. */
function drawnAt(event: React.MouseEvent, lens: Lens): NodeId | null {
  const { asCards, level } = useMap.getState();
  const pane = closest(event.target, ".react-flow__pane");
  if (asCards || !pane) return null;
  const { left, top } = pane.getBoundingClientRect();
  return findAt(currentScene(), level, lens, { x: event.clientX - left, y: event.clientY - top });
}

/** One listener for the whole plane rather than one per card. On the ground it lets go of what is selected. */
function press(event: React.MouseEvent, { lens, camera }: { readonly lens: Lens; readonly camera: Camera }) {
  const fold = closest(event.target, "[data-fold]")?.dataset.fold;
  if (fold) return chooseFold(fold, !useMap.getState().folded.has(fold));
  const drawn = drawnAt(event, lens);
  // A compartment, a host, a stack far out: what a person wants of it is to be nearer.
  if (drawn && !drawn.startsWith("container:")) return camera.fill([drawn]);
  const stop = closest(event.target, "[data-stop]")?.dataset.stop ?? drawn;
  const open = closest(event.target, "[data-open]")?.dataset.open;
  const id = stop?.startsWith("container:") ? stop : open;
  if (id) {
    changeLabView({ select: id });
    if (open) askFor(open, { focus: false });
  } else if (closest(event.target, ".react-flow__pane") && useLab.getState().nodes.size > 0) {
    changeLabView({ select: null });
  }
}

const point = (id: NodeId | null) => {
  if (useMap.getState().hoverId !== id) useMap.setState({ hoverId: id });
};

const noNodes: never[] = [];

function Canvas() {
  const touched = useRef(false);
  const store = useStoreApi();
  const camera = useCamera();
  const lens = () => toLens(store.getState());
  const onKeyDown = useMemo(() => arrowKeys(() => toLens(store.getState())), [store]);
  const asCards = useMap((map) => map.asCards);
  const level = useMap((map) => map.level);
  const view = useRef<HTMLDivElement>(null);
  const startMove = (event: MouseEvent | TouchEvent | null) => {
    // A move without an event is ours (fit, show), not a person's; a wheel's zooms, and must stay sharp.
    if (!event) return;
    touched.current = true;
    if (event.type !== "wheel" && view.current) view.current.dataset.panning = "";
  };
  const endMove = () => delete view.current?.dataset.panning;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: delegation; what is pressed are the buttons inside
    <div
      ref={view}
      className="map-view"
      data-map
      data-level={level}
      data-drawn={asCards ? "cards" : "canvas"}
      onClick={(event) => press(event, { lens: lens(), camera })}
      onKeyDown={onKeyDown}
      onPointerOver={(event) => point(closest(event.target, "[data-stop]")?.dataset.stop ?? null)}
      onPointerMove={(event) => {
        if (asCards) return;
        const id = event.buttons === 0 ? drawnAt(event, lens()) : null;
        if (id === null) delete event.currentTarget.dataset.pointing;
        else event.currentTarget.dataset.pointing = id;
        point(id?.startsWith("zone:") ? null : id);
      }}
      onPointerLeave={() => point(null)}
      onFocus={(event) => {
        const id = closest(event.target, "[data-stop]")?.dataset.stop;
        const seen = event.target.matches(":focus-visible");
        if (id) useMap.setState({ focusId: id, focusSeen: seen, hoverId: seen ? id : null });
      }}
      onBlur={() => {
        point(null);
        useMap.setState({ focusSeen: false });
      }}
    >
      <ReactFlow
        nodes={noNodes}
        edges={noNodes}
        minZoom={minZoom}
        maxZoom={maxZoom}
        onMoveStart={startMove}
        onMoveEnd={endMove}
        zoomOnDoubleClick={false}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomActivationKeyCode={null}
        panActivationKeyCode={null}
        proOptions={{ hideAttribution: true }}
      >
        {asCards ? <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--grid-dot)" /> : null}
        <SceneCanvas />
        <ViewportPortal>
          <Plane />
        </ViewportPortal>
        <FirstFit touched={touched} />
        <FocusKeeper />
        <TrailKeeper />
        <EdgeKeeperSlot />
      </ReactFlow>
      <EdgeListSlot />
      <OffScreenList />
      <MinimapSlot />
      <GlanceCard />
    </div>
  );
}
