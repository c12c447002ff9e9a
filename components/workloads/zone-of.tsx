"use client";

import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { ZoneChip } from "@/components/network/zone-chip";
import type { ZoneBadge } from "@/lib/domain/topology/model";

/** A Service or an Ingress opens it to that zone, and tells so itself. */
export const isOfFront = ({ rule }: ZoneBadge): boolean => rule === "K3" || rule === "K4" || rule === "K5";

/** A zone that something can be reached from or is attached to, with what says so. */
export function ZoneOf({ badge: { zoneId, how, reason } }: { badge: ZoneBadge }) {
  const words = useWords();
  const zone = useLab((lab) => lab.nodes.get(zoneId));
  if (zone?.kind !== "zone") return null;
  return (
    <div className="py-0.5 text-label">
      <p className="flex items-center gap-1.5">
        <span className="w-22 shrink-0 text-text-muted">{how === "exposed" ? "Exposed to" : "Attached to"}</span>
        <ZoneChip name={zone.name} colour={zone.colour} />
      </p>
      <p className="text-caption text-text-muted wrap-anywhere">{words.say(reason)}</p>
    </div>
  );
}
