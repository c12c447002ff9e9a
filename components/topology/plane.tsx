"use client";

import { memo, useEffect, useMemo, useRef, useState } from "react";
import { focusWhenThere } from "@/components/topology/camera/focus-keeper";
import { useMountWindow } from "@/components/topology/camera/use-mount-window";
import { BreachLines, BreachPlates } from "@/components/topology/edges/breach-run";
import { Door } from "@/components/topology/edges/door";
import { EdgeLayerSlot } from "@/components/topology/edges/edge-slots";
import { useMap } from "@/components/topology/map-store";
import { Card } from "@/components/topology/nodes/card";
import { GroupBox } from "@/components/topology/nodes/group-box";
import { HostBox } from "@/components/topology/nodes/host-box";
import { LaneLine } from "@/components/topology/nodes/lane-line";
import { StackBox } from "@/components/topology/nodes/stack-box";
import { ZoneBox } from "@/components/topology/nodes/zone-box";
import { mountStep } from "@/components/topology/pipeline/mount-step";
import { overlaps, visibleIds } from "@/components/topology/pipeline/visible";
import { hasCards } from "@/components/topology/scene/level";
import type { NodeId } from "@/lib/domain/ids";
import type { Box, Geometry } from "@/lib/domain/topology/geometry-model";
import { kindOf } from "@/lib/domain/topology/slot-gaps";

/** Everything that has a place, in the order it lies on each other: compartments, machines, cards, doors, lines. */
export function Plane() {
  const geometry = useMap((map) => map.geometry);
  const plane = useRef<HTMLDivElement>(null);
  // Only a change of the layout may move things; a card that is mounted by panning appears where it is.
  useEffect(() => {
    const element = plane.current;
    if (!geometry || !element) return;
    element.dataset.moving = "";
    const timer = setTimeout(() => delete element.dataset.moving, 250);
    return () => clearTimeout(timer);
  }, [geometry]);
  if (!geometry) return null;
  return (
    <div ref={plane} className="map-plane" data-map-plane>
      <Boxes geometry={geometry} />
      <Lines geometry={geometry} />
    </div>
  );
}

/** The cards, where the map is near enough for them; elsewhere they are taken down, out of sight behind the canvas. */
function Boxes({ geometry }: { geometry: Geometry }) {
  const window = useMountWindow();
  const near = useMap((map) => hasCards(map.level));
  const asCards = useMap((map) => map.asCards);
  const focusId = useMap((map) => map.focusId);
  const selectId = useMap((map) => map.selectId);
  const layered = useMemo(() => inLayers(geometry.boxes), [geometry]);
  const order = useMemo(() => new Map(layered.map(([id], at) => [id, at])), [layered]);
  const wanted = useMemo(
    () => (near ? new Set(visibleIds(layered, window, [focusId, selectId])) : nothing),
    [layered, window, focusId, selectId, near],
  );
  const mounted = useGradually(wanted, { urgent: [focusId, selectId], patient: !asCards });
  const ready = near && holdsAll(mounted, wanted);
  useEffect(() => {
    if (ready && !asCards) showCards();
  }, [ready, asCards]);
  return (
    <div className="map-boxes" aria-hidden={!asCards}>
      {inOrder(mounted, order).map((id) => (
        <NodeBox key={id} id={id} box={geometry.boxes[id] as Box} bus={geometry.buses[id]} />
      ))}
    </div>
  );
}

const nothing: ReadonlySet<NodeId> = new Set();

/** The keyboard keeps its place: what it was on in the list that stands for the canvas, it is on as a card. */
function showCards() {
  const stop = document.activeElement?.closest<HTMLElement>("[data-map-list] [data-stop]")?.dataset.stop;
  useMap.setState({ asCards: true });
  if (stop) focusWhenThere(stop);
}

/** Goes from what is mounted to what is wanted frame by frame, so that no frame has to mount a whole edge of the map. */
function useGradually(
  wanted: ReadonlySet<NodeId>,
  { urgent, patient }: { readonly urgent: readonly (NodeId | null)[]; readonly patient: boolean },
): ReadonlySet<NodeId> {
  const [mounted, setMounted] = useState(wanted);
  const [focusId = null, selectId = null] = urgent;
  const next = useMemo(
    () => mountStep(mounted, wanted, { urgent: [focusId, selectId], patient }),
    [mounted, wanted, focusId, selectId, patient],
  );
  useEffect(() => {
    if (mounted === next) return;
    const frame = requestAnimationFrame(() => setMounted(next));
    return () => cancelAnimationFrame(frame);
  }, [mounted, next]);
  // One step from the end, the end: a newcomer is not kept waiting for a frame.
  return holdsAll(next, wanted) ? next : mounted;
}

const holdsAll = (mounted: ReadonlySet<NodeId>, wanted: ReadonlySet<NodeId>): boolean => {
  for (const id of wanted) if (!mounted.has(id)) return false;
  return true;
};

/** What is mounted and still has a place, as it lies on each other: the cost is that of what is mounted, not of the lab. */
function inOrder(mounted: ReadonlySet<NodeId>, order: ReadonlyMap<NodeId, number>): readonly NodeId[] {
  const at = (id: NodeId) => order.get(id) ?? 0;
  return [...mounted].filter((id) => order.has(id)).sort((a, b) => at(a) - at(b));
}

const layers = ["zone", "lane", "band", "group", "loose", "host", "stack", "container"];

function inLayers(boxes: Geometry["boxes"]): readonly (readonly [NodeId, Box])[] {
  const byKind = new Map<string, [NodeId, Box][]>(layers.map((kind) => [kind, []]));
  for (const entry of Object.entries(boxes)) byKind.get(kindOf(entry[0]))?.push(entry);
  return [...byKind.values()].flat();
}

const NodeBox = memo(function NodeBox({
  id,
  box,
  bus,
}: {
  id: NodeId;
  box: Box;
  bus: Geometry["buses"][NodeId] | undefined;
}) {
  switch (kindOf(id)) {
    case "zone":
      return <ZoneBox id={id} box={box} />;
    case "lane":
      return <LaneLine id={id} box={box} bus={bus} />;
    case "host":
      return <HostBox id={id} box={box} />;
    case "band":
    case "group":
    case "loose":
      return <GroupBox id={id} box={box} />;
    case "stack":
      return <StackBox id={id} box={box} />;
    default:
      return <Card id={id} box={box} />;
  }
});

/** Doors that are near, the lines that are shown, and the breaches, always. */
function Lines({ geometry }: { geometry: Geometry }) {
  const window = useMountWindow();
  const { w, h } = geometry.size;
  return (
    <>
      {geometry.doors
        .filter((door) => overlaps(door, window))
        .map((door) => (
          <Door key={`${door.fromZoneId}>${door.toZoneId}`} door={door} />
        ))}
      <svg className="map-over" width={w} height={h} aria-hidden>
        <defs>
          <pattern id="map-torn" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="8" height="8" fill="var(--bg)" />
            <rect width="3.5" height="8" fill="var(--breach-bg)" />
          </pattern>
        </defs>
        <EdgeLayerSlot />
        <BreachLines runs={geometry.breaches} />
      </svg>
      <BreachPlates runs={geometry.breaches} />
    </>
  );
}
