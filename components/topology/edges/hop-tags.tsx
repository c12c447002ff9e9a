"use client";

import { useMap } from "@/components/topology/map-store";
import { hasCards } from "@/components/topology/scene/level";

const most = 150;

/** On what is lit from further off: how many hops it is away. What is one hop away has a line to the selection. */
export function HopTags() {
  const reach = useMap((map) => map.reach);
  const boxes = useMap((map) => map.geometry?.boxes);
  const near = useMap((map) => hasCards(map.level));
  if (!reach || !boxes || !near) return null;
  const further = [...reach.needs, ...reach.neededBy].filter(([id, { hops }]) => hops > 1 && boxes[id]);
  return further.slice(0, most).map(([id, { hops }]) => {
    const box = boxes[id];
    if (!box) return null;
    return (
      <g key={id} className="map-hop" transform={`translate(${box.x + box.w - 6} ${box.y})`}>
        <text textAnchor="end" dy=".3em">
          {hops} hops
        </text>
      </g>
    );
  });
}
