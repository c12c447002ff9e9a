"use client";

import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { useView } from "@/components/topology/camera/view";
import { edgeSentences } from "@/components/topology/edges/edge-sentences";
import { useMap } from "@/components/topology/map-store";
import { arrowsOf, type EdgeRoute, type HubRoute, type Point } from "@/components/topology/pipeline/edge-model";
import { glancePlace } from "@/components/topology/pipeline/glance-place";
import { onScreen } from "@/components/topology/scene/squeeze";
import { onMap } from "@/components/topology/select/node-at";
import type { NodeId } from "@/lib/domain/ids";
import { foldFronts } from "@/lib/domain/topology/fold-fronts";

const most = 5;
/** Between two names, by the number of arrows. */
const signs = ["–", "→", "↔"];

/** What the line that is pointed at stands for, and why that is believed. */
export function EdgeGlance() {
  const edge = useMap((map) => map.edge);
  const { routes, hubs } = useMap((map) => map.edges);
  const route = routes.find((each) => each.id === edge?.id);
  const hub = hubs.find((each) => each.id === edge?.id);
  if (!edge || (!route && !hub)) return null;
  return (
    <Floating at={edge.at} middle={route?.middle ?? hub?.at ?? { x: 0, y: 0 }}>
      {route ? <OfRoute route={route} /> : hub ? <OfHub hub={hub} /> : null}
    </Floating>
  );
}

/** At the pointer, or at the line's middle (px of the plane) where there is none. */
export function Floating({
  at,
  middle,
  height = 6,
  children,
}: {
  at: Point | null;
  middle: Point;
  /** Of what stands there, px of the screen: it is not covered. */
  height?: number;
  children: React.ReactNode;
}) {
  const lens = useView();
  const point = (at && onMap(at)) ?? onScreen({ ...middle, w: 0, h: 0 }, lens);
  return (
    <div className="map-glance" style={glancePlace({ ...point, w: 6, h: at ? 6 : height }, lens)} role="status">
      {children}
    </div>
  );
}

const useName = () => {
  const nodes = useLab((lab) => lab.nodes);
  return (id: NodeId) => nodes.get(id)?.name ?? "something that is gone";
};

function OfRoute({ route }: { route: EdgeRoute }) {
  const nameOf = useName();
  const relations = useLab((lab) => foldFronts(lab.relations));
  const { say } = useWords();
  const told = edgeSentences(route.relationIds, relations, nameOf, say);
  return (
    <>
      <p className="font-semibold text-body wrap-anywhere">
        {nameOf(route.from)} {signs[arrowsOf(route).length]} {nameOf(route.to)}
      </p>
      <ul>
        {told.slice(0, most).map(({ id, what, sure, why }) => (
          <li key={id} className="mt-1 wrap-anywhere">
            {what}, <b className="font-medium">{sure}</b>
            <span className="block text-caption text-text-muted">{why}</span>
          </li>
        ))}
      </ul>
      {told.length > most ? <p className="mt-1 text-text-muted">and {told.length - most} more</p> : null}
    </>
  );
}

function OfHub({ hub }: { hub: HubRoute }) {
  const nameOf = useName();
  const names = hub.members.map(nameOf);
  const what = hub.kind === "network" ? "Network" : "Shared data";
  return (
    <>
      <p className="font-semibold text-body wrap-anywhere">
        {what} {hub.name}
      </p>
      <p className="text-text-muted">
        {hub.kind === "network"
          ? "Its members can reach each other; that they do is not known."
          : "Its users read or write the same files."}
      </p>
      <p className="mt-1 wrap-anywhere">
        {names.slice(0, 8).join(", ")}
        {names.length > 8 ? ` and ${names.length - 8} more` : ""}
      </p>
    </>
  );
}
