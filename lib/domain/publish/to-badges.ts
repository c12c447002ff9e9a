import { type NodeId, zoneNodeId } from "../ids";
import type { ZoneEvidence } from "../place/model";
import type { ZoneBadge } from "../topology/model";

/**
 * One per zone; being attached says more than being exposed.
 *
 * @param homeZoneId - The zone that it stands in, which its box says already; null: of what has no box each zone is told.
 */
export function toBadges(
  attached: readonly ZoneEvidence[],
  exposed: readonly ZoneEvidence[],
  homeZoneId: string | null,
): ZoneBadge[] {
  const byZone = new Map<NodeId, ZoneBadge>();
  const add = (how: ZoneBadge["how"], { zoneId, rule, reason }: ZoneEvidence) => {
    if (zoneId === homeZoneId || zoneId === "host") return;
    const id = zoneNodeId(zoneId);
    if (!byZone.has(id)) byZone.set(id, { zoneId: id, how, rule, reason });
  };
  for (const each of attached) add("attached", each);
  for (const each of exposed) add("exposed", each);
  return [...byZone.values()];
}
