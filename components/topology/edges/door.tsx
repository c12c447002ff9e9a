"use client";

import { memo } from "react";
import { useLab } from "@/components/live/lab-store";
import { doorText, doorTitle } from "@/components/topology/edges/door-words";
import { place } from "@/components/topology/place";
import type { NodeId } from "@/lib/domain/ids";
import type { DoorBox } from "@/lib/domain/topology/geometry-model";
import type { TopologyNode, ZoneNode } from "@/lib/domain/topology/model";

const arrows: Readonly<Record<DoorBox["direction"], string>> = {
  left: "M5 1.5.5 4 5 6.5Z",
  right: "M0 1.5 4.5 4 0 6.5Z",
  up: "M0 6.5h5L2.5 2Z",
  down: "M0 2h5L2.5 6.5Z",
};

/** A gap in the walls: what may pass, and which way. A stub also says the other zone's name. */
export const Door = memo(function Door({ door }: { door: DoorBox }) {
  const from = useLab((lab) => lab.nodes.get(door.fromZoneId));
  const title = useLab(({ nodes }) => [door, ...door.more].map((pair) => pairTitle(pair, nodes)).join(". "));
  const toName = useLab((lab) => lab.nodes.get(door.toZoneId)?.name) ?? "Internet";
  if (from?.kind !== "zone") return null;
  const text = doorText(portsOf(from, door.toZoneId));
  const more = door.more.length > 0 ? `, +${door.more.length}` : "";
  const other = door.atZoneId === door.fromZoneId ? toName : from.name;
  const arrow = (
    <svg width="5" height="8" viewBox="0 0 5 8" fill="currentColor" aria-hidden className="shrink-0">
      <path d={arrows[door.direction]} />
    </svg>
  );
  return (
    <div className="map-door" style={place(door)} data-axis={door.axis} title={title} role="img" aria-label={title}>
      {door.direction === "left" ? arrow : null}
      <span className="truncate">{door.kind === "stub" ? `${other} ${text}${more}` : text}</span>
      {door.direction === "left" ? null : arrow}
    </div>
  );
});

const portsOf = (from: ZoneNode, toZoneId: NodeId): readonly string[] =>
  from.doors.find((each) => each.toZoneId === toZoneId)?.ports ?? [];

function pairTitle(
  { fromZoneId, toZoneId }: DoorBox["more"][number],
  nodes: ReadonlyMap<NodeId, TopologyNode>,
): string {
  const from = nodes.get(fromZoneId);
  if (from?.kind !== "zone") return "";
  return doorTitle(from.name, nodes.get(toZoneId)?.name ?? "Internet", portsOf(from, toZoneId));
}
