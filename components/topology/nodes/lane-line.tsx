"use client";

import { memo } from "react";
import { useNode } from "@/components/live/hooks";
import { zoneHue } from "@/components/network/zone-chip";
import { useMark } from "@/components/topology/use-mark";
import type { NodeId } from "@/lib/domain/ids";
import type { Box, Geometry } from "@/lib/domain/topology/geometry-model";

type Bus = Geometry["buses"][NodeId];

/** A VLAN or subnet: its label, and the bus with a tap to each host. */
export const LaneLine = memo(function LaneLine({ id, box, bus }: { id: NodeId; box: Box; bus: Bus | undefined }) {
  const node = useNode(id);
  const { faded } = useMark(id);
  const zone = useNode(node?.parentId ?? null);
  const hue = zoneHue(zone?.kind === "zone" ? zone.colour : 0);
  if (node?.kind !== "lane") return null;
  const last = bus?.taps.at(-1);
  return (
    <div className={hue}>
      <div
        className="map-lane"
        style={{ left: box.x, top: box.y, width: box.w }}
        data-faded={faded}
        title={[node.name, ...node.cidrs].join(", ")}
      >
        {node.vid === null ? null : <b>VLAN {node.vid}</b>}
        {node.vid === null ? null : <span>{node.name}</span>}
        <code>{node.cidrs.slice(0, 2).join(", ")}</code>
      </div>
      {bus && last !== undefined ? (
        <>
          <span
            className="map-spine"
            style={{ left: bus.x, top: bus.top, height: last - bus.top + 1 }}
            data-faded={faded}
          />
          {bus.taps.map((y) => (
            <span key={y} className="map-tap" style={{ left: bus.x, top: y - 1 }} data-faded={faded} />
          ))}
        </>
      ) : null}
    </div>
  );
});
