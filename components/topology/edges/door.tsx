"use client";

import { memo } from "react";
import { useLab } from "@/components/live/lab-store";
import { doorText, doorTitle } from "@/components/topology/edges/door-words";
import { place } from "@/components/topology/place";
import type { DoorBox } from "@/lib/domain/topology/geometry-model";

const arrows: Readonly<Record<DoorBox["direction"], string>> = {
  left: "M5 1.5.5 4 5 6.5Z",
  right: "M0 1.5 4.5 4 0 6.5Z",
  up: "M0 6.5h5L2.5 2Z",
  down: "M0 2h5L2.5 6.5Z",
};

/** A gap in the walls: what may pass, and which way. A stub also says the other zone's name. */
export const Door = memo(function Door({ door }: { door: DoorBox }) {
  const from = useLab((lab) => lab.nodes.get(door.fromZoneId));
  const toName = useLab((lab) => lab.nodes.get(door.toZoneId)?.name) ?? "Internet";
  if (from?.kind !== "zone") return null;
  const ports = from.doors.find((each) => each.toZoneId === door.toZoneId)?.ports ?? [];
  const other = door.atZoneId === door.fromZoneId ? toName : from.name;
  const arrow = (
    <svg width="5" height="8" viewBox="0 0 5 8" fill="currentColor" aria-hidden className="shrink-0">
      <path d={arrows[door.direction]} />
    </svg>
  );
  return (
    <div
      className="map-door"
      style={place(door)}
      data-axis={door.axis}
      title={doorTitle(from.name, toName, ports)}
      role="img"
      aria-label={doorTitle(from.name, toName, ports)}
    >
      {door.direction === "left" ? arrow : null}
      <span className="truncate">{door.kind === "stub" ? `${other} ${doorText(ports)}` : doorText(ports)}</span>
      {door.direction === "left" ? null : arrow}
    </div>
  );
});
