"use client";

import "@/components/topology/map.css";
import "@/components/topology/edges/edges.css";
import { useLab } from "@/components/live/lab-store";
import { changeLabView } from "@/components/shell/use-lab-view";
import { arrowKeys } from "@/components/topology/arrow-keys";
import { camera } from "@/components/topology/camera/camera";
import { FirstFit } from "@/components/topology/camera/first-fit";
import { askFor, FocusKeeper } from "@/components/topology/camera/focus-keeper";
import { PanZoom } from "@/components/topology/camera/pan-zoom";
import { TrailKeeper } from "@/components/topology/camera/trail-keeper";
import { viewNow } from "@/components/topology/camera/view";
import { EdgeKeeperSlot, EdgeListSlot } from "@/components/topology/edges/edge-slots";
import { GlanceCard } from "@/components/topology/glance-card";
import { chooseFold, useMap } from "@/components/topology/map-store";
import { MinimapSlot } from "@/components/topology/minimap/minimap-slot";
import { Plane } from "@/components/topology/plane";
import { OffScreenList } from "@/components/topology/scene/off-screen-list";
import { SceneCanvas } from "@/components/topology/scene/scene-canvas";
import { drawnAt, isOnPane } from "@/components/topology/select/node-at";
import { Spinner } from "@/components/ui/spinner";
import type { NodeId } from "@/lib/domain/ids";
import { isMemberId } from "@/lib/domain/topology/members";

const closest = (target: EventTarget, selector: string): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(selector) : null;

/** One listener for the whole plane rather than one per card. On the ground it lets go of what is selected. */
function press(event: React.MouseEvent) {
  const fold = closest(event.target, "[data-fold]")?.dataset.fold;
  if (fold) return chooseFold(fold, !useMap.getState().folded.has(fold));
  const drawn = drawnAt(event);
  // A compartment, a host, a stack far out: what a person wants of it is to be nearer.
  if (drawn && !isMemberId(drawn)) return camera.fill([drawn]);
  const stop = closest(event.target, "[data-stop]")?.dataset.stop ?? drawn;
  const open = closest(event.target, "[data-open]")?.dataset.open;
  const id = stop && isMemberId(stop) ? stop : open;
  if (id) {
    changeLabView({ select: id });
    if (open) askFor(open, { focus: false });
  } else if (isOnPane(event.target) && useLab.getState().nodes.size > 0) {
    changeLabView({ select: null });
  }
}

const point = (id: NodeId | null) => {
  if (useMap.getState().hoverId !== id) useMap.setState({ hoverId: id });
};

const onKeyDown = arrowKeys(viewNow);

/** A layout that takes its time is said to; the grid that stands in for one that never comes is drawn by then. */
function Waiting() {
  const isDrawn = useMap((map) => map.geometry !== null);
  if (isDrawn) return null;
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center">
      <Spinner label="Drawing the map" />
    </div>
  );
}

/** What is seen of the plane, and what a press, a pointer and a key on it do. What is mounted is the plane's choice. */
export function MapCanvas() {
  const asCards = useMap((map) => map.asCards);
  const level = useMap((map) => map.level);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: delegation; what is pressed are the buttons inside
    <div
      className="map-view"
      data-map
      data-level={level}
      data-close={level === "close" ? "" : undefined}
      data-drawn={asCards ? "cards" : "canvas"}
      onClick={press}
      onKeyDown={onKeyDown}
      onPointerOver={(event) => point(closest(event.target, "[data-stop]")?.dataset.stop ?? null)}
      onPointerMove={(event) => {
        if (asCards) return;
        const id = event.buttons === 0 ? drawnAt(event) : null;
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
      <PanZoom under={<SceneCanvas />} dots={asCards}>
        <Plane />
      </PanZoom>
      <Waiting />
      <FirstFit />
      <FocusKeeper />
      <TrailKeeper />
      <EdgeKeeperSlot />
      <EdgeListSlot />
      <OffScreenList />
      <MinimapSlot />
      <GlanceCard />
    </div>
  );
}
