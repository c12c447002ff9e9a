"use client";

import "@xyflow/react/dist/base.css";
import "@/components/topology/map.css";
import "@/components/topology/edges/edges.css";
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, ViewportPortal } from "@xyflow/react";
import dynamic from "next/dynamic";
import { type ReactNode, useRef } from "react";
import { useLab } from "@/components/live/lab-store";
import { changeLabView } from "@/components/shell/use-lab-view";
import { FirstFit } from "@/components/topology/camera/first-fit";
import { askFor, FocusKeeper } from "@/components/topology/camera/focus-keeper";
import { maxZoom, minZoom } from "@/components/topology/camera/use-camera";
import { EdgeKeeper } from "@/components/topology/edges/edge-keeper";
import { EdgeList } from "@/components/topology/edges/edge-list";
import { GlanceCard } from "@/components/topology/glance-card";
import { chooseFold, useMap } from "@/components/topology/map-store";
import { Plane } from "@/components/topology/plane";
import { useArrowKeys } from "@/components/topology/use-arrow-keys";

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

/** One listener for the whole plane rather than one per card. */
function press(event: React.MouseEvent) {
  const fold = closest(event.target, "[data-fold]")?.dataset.fold;
  if (fold) return chooseFold(fold, !useMap.getState().folded.has(fold));
  const stop = closest(event.target, "[data-stop]")?.dataset.stop;
  const open = closest(event.target, "[data-open]")?.dataset.open;
  const id = stop?.startsWith("container:") ? stop : open;
  if (!id) return;
  changeLabView({ select: id });
  if (open) askFor(open, { focus: false });
}

const point = (id: string | null) => {
  if (useMap.getState().hoverId !== id) useMap.setState({ hoverId: id });
};

const noNodes: never[] = [];

// Comes with the first line that is pointed at.
const EdgeGlance = dynamic(() => import("@/components/topology/edges/edge-glance").then((file) => file.EdgeGlance), {
  ssr: false,
});

function Canvas() {
  const pointsAtEdge = useMap((map) => map.edge !== null);
  const touched = useRef(false);
  const onKeyDown = useArrowKeys();
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
      onClick={press}
      onKeyDown={onKeyDown}
      onPointerOver={(event) => point(closest(event.target, "[data-stop]")?.dataset.stop ?? null)}
      onPointerLeave={() => point(null)}
      onFocus={(event) => {
        const id = closest(event.target, "[data-stop]")?.dataset.stop;
        if (id) useMap.setState({ focusId: id, hoverId: event.target.matches(":focus-visible") ? id : null });
      }}
      onBlur={() => point(null)}
    >
      <ReactFlow
        nodes={noNodes}
        edges={noNodes}
        minZoom={minZoom}
        maxZoom={maxZoom}
        onMoveStart={startMove}
        onMoveEnd={endMove}
        onPaneClick={() => useLab.getState().nodes.size > 0 && changeLabView({ select: null })}
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
        <Background variant={BackgroundVariant.Dots} gap={20} size={2} color="var(--grid-dot)" bgColor="var(--bg)" />
        <ViewportPortal>
          <Plane />
        </ViewportPortal>
        <FirstFit touched={touched} />
        <FocusKeeper />
        <EdgeKeeper />
      </ReactFlow>
      <EdgeList />
      <GlanceCard />
      {pointsAtEdge ? <EdgeGlance /> : null}
    </div>
  );
}
