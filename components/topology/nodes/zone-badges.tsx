"use client";

import { useLab } from "@/components/live/lab-store";
import { zoneHue } from "@/components/network/zone-chip";
import type { NodeId } from "@/lib/domain/ids";

/** The other zones that something reaches into, as small as a VLAN's number; the zone's name where it has none. */
export function ZoneBadges({ zoneIds }: { zoneIds: readonly NodeId[] }) {
  const unique = [...new Set(zoneIds)];
  return unique.slice(0, 3).map((id) => <ZoneBadge key={id} id={id} />);
}

function ZoneBadge({ id }: { id: NodeId }) {
  const zone = useLab((lab) => lab.nodes.get(id));
  const vid = useLab((lab) => {
    const lanes = (lab.children.get(id) ?? []).map((child) => lab.nodes.get(child));
    const first = lanes.find((lane) => lane?.kind === "lane");
    return first?.kind === "lane" ? first.vid : null;
  });
  if (zone?.kind !== "zone") return null;
  return (
    <span
      role="img"
      aria-label={`also in ${zone.name}`}
      className={`map-badge ${zoneHue(zone.colour)}`}
      title={`Also in ${zone.name}`}
    >
      {vid ?? zone.name.slice(0, 4)}
    </span>
  );
}
