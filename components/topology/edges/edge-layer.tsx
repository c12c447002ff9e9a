"use client";

import { memo, useMemo } from "react";
import { viewNow } from "@/components/topology/camera/view";
import { arrowHead, linePath } from "@/components/topology/edges/breach-paths";
import { HopTags } from "@/components/topology/edges/hop-tags";
import { useCounterScale } from "@/components/topology/edges/use-counter-scale";
import { useMap } from "@/components/topology/map-store";
import { arrowsOf, type EdgeRoute, type HubRoute, type Point } from "@/components/topology/pipeline/edge-model";
import { nearestLine } from "@/components/topology/pipeline/nearest-line";
import { hasCards } from "@/components/topology/scene/level";
import { onMap } from "@/components/topology/select/node-at";
import { isMemberId } from "@/lib/domain/topology/members";

/**
 * The lines that are drawn now, on the plane: solid where certain, dashed where possible, an arrow at what is depended
 * on. Widths are of the screen and not of the plane, so that they can be seen from far off.
 */
export function EdgeLayer() {
  const { routes, hubs, tags } = useMap((map) => map.edges);
  const near = useMap((map) => hasCards(map.level));
  const scale = useCounterScale();
  const bundles = routes.filter((route) => route.count > 1 && isBundle(route));
  return (
    <g style={{ "--k": scale } as React.CSSProperties}>
      <Lines routes={routes} hubs={hubs} />
      <Arrows routes={routes} scale={scale} />
      {bundles.map(({ id, tone, count, middle }) => (
        <text key={id} className="map-edge-count" data-tone={tone} x={middle.x} y={middle.y} dy=".35em">
          {count}
        </text>
      ))}
      {hubs.map((hub) => (
        <HubMark key={hub.id} hub={hub} />
      ))}
      {near
        ? tags.map(({ id, tone, text, at }) => (
            <text key={id} className="map-port" data-tone={tone} x={at.x} y={at.y} dy=".3em">
              {text}
            </text>
          ))
        : null}
      <HopTags />
      <Pointed />
      <Hits routes={routes} hubs={hubs} />
    </g>
  );
}

/** Between cards what is said twice is one line; a count belongs to what stands for many. */
const isBundle = ({ from, to }: EdgeRoute): boolean => !(isMemberId(from) && isMemberId(to));

/** One element per ink, however many lines. */
const Lines = memo(function Lines({ routes, hubs }: { routes: readonly EdgeRoute[]; hubs: readonly HubRoute[] }) {
  const path = (tone: string, certain: boolean) =>
    routes
      .filter((route) => route.tone === tone && route.certain === certain)
      .map(({ points }) => linePath(points))
      .join("");
  const all = routes.map(({ points }) => linePath(points)).join("") + hubs.map((hub) => hub.path).join("");
  return (
    <>
      <path className="map-edge-halo" d={all} />
      <path className="map-edge" data-tone="map" d={path("map", true)} />
      <path className="map-edge" data-tone="map" data-possible d={path("map", false)} />
      {(["map", "selection"] as const).map((tone) => (
        <path
          key={tone}
          className="map-edge"
          data-tone={tone}
          data-hub
          d={hubs
            .filter((hub) => hub.tone === tone)
            .map((hub) => hub.path)
            .join("")}
        />
      ))}
      <path className="map-edge" data-tone="selection" d={path("selection", true)} />
      <path className="map-edge" data-tone="selection" data-possible d={path("selection", false)} />
    </>
  );
});

const Arrows = memo(function Arrows({ routes, scale }: { routes: readonly EdgeRoute[]; scale: number }) {
  const heads = (tone: string) =>
    routes
      .filter((route) => route.tone === tone)
      .flatMap((route) => arrowsOf(route).map((points) => head(points, scale)))
      .join("");
  return (["map", "selection"] as const).map((tone) => (
    <path key={tone} className="map-edge-arrow" data-tone={tone} d={heads(tone)} />
  ));
});

const head = (points: EdgeRoute["points"], scale: number) => arrowHead(points, 5 * scale, 8 * scale);

function HubMark({ hub }: { hub: HubRoute }) {
  const { at, kind, name, tone, room } = hub;
  return (
    <g className="map-hub" data-tone={tone} data-kind={kind} transform={`translate(${at.x} ${at.y})`}>
      {kind === "network" ? <circle r="4" /> : <rect x="-4" y="-4" width="8" height="8" />}
      {room ? (
        <text x="-7" dy=".35em" textAnchor="end">
          {short(name)}
        </text>
      ) : null}
    </g>
  );
}

/** What is free of a column beside a stack's own label. */
const short = (name: string): string => (name.length > 18 ? `${name.slice(0, 17)}…` : name);

/** What is pointed at is drawn once more, wider, over the others. */
function Pointed() {
  const id = useMap((map) => map.edge?.id);
  const { routes, hubs } = useMap((map) => map.edges);
  const d = useMemo(() => {
    const route = routes.find((each) => each.id === id);
    return route ? linePath(route.points) : hubs.find((each) => each.id === id)?.path;
  }, [id, routes, hubs]);
  return d ? <path className="map-edge map-edge-pointed" d={d} /> : null;
}

/** Wider than what is seen, so that a hand can point at it. */
const Hits = memo(function Hits({ routes, hubs }: { routes: readonly EdgeRoute[]; hubs: readonly HubRoute[] }) {
  const point = ({ target, clientX, clientY }: React.PointerEvent) => {
    const over = target instanceof SVGElement ? target.dataset.edge : undefined;
    if (!over) return;
    const at = { x: clientX, y: clientY };
    const id = routes.some((route) => route.id === over) ? (nearestRoute(at, routes) ?? over) : over;
    if (useMap.getState().edge?.id !== id) useMap.setState({ edge: { id, at } });
  };
  return (
    <g onPointerOver={point} onPointerMove={point} onPointerLeave={() => useMap.setState({ edge: null })}>
      {routes.map((route) => (
        <path key={route.id} className="map-edge-hit" data-edge={route.id} d={linePath(route.points)} />
      ))}
      {hubs.map((hub) => (
        <path key={hub.id} className="map-edge-hit" data-edge={hub.id} d={hub.path} />
      ))}
    </g>
  );
});

/** Where lines run beside each other, what can be pointed at of one lies over the next. */
function nearestRoute(at: Point, routes: readonly EdgeRoute[]): string | null {
  const place = onMap(at);
  const { x, y, zoom } = viewNow();
  return place && nearestLine({ x: (place.x - x) / zoom, y: (place.y - y) / zoom }, routes, hitWidth / 2);
}

/** The widest that a line can be pointed at, px of the plane. */
const hitWidth = 14;
