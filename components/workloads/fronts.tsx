"use client";

import { useShallow } from "zustand/shallow";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { ZoneOf } from "@/components/workloads/zone-of";
import type { NodeId } from "@/lib/domain/ids";
import type { ServiceNode } from "@/lib/domain/topology/cluster-nodes";
import { frontsOf } from "@/lib/domain/topology/fold-fronts";

/** The Services and Ingresses that requests come to it through, each with what it answers on and to whom it is open. */
export function Fronts({ workloadId }: { workloadId: NodeId }) {
  const fronts = useLab(
    useShallow((lab) =>
      frontsOf(workloadId, lab.relations)
        .map((id) => lab.nodes.get(id))
        .filter((node): node is ServiceNode => node?.kind === "service" || node?.kind === "ingress"),
    ),
  );
  if (fronts.length === 0) return <p className="text-label text-text-muted">No Service hands requests on to it.</p>;
  return (
    <ul className="flex flex-col gap-1 pb-1">
      {fronts.map((front) => (
        <Front key={front.id} front={front} />
      ))}
    </ul>
  );
}

function Front({ front }: { front: ServiceNode }) {
  const words = useWords();
  const { tier, reason } = front.health;
  const word = front.kind === "ingress" ? "Ingress" : "Service";
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-2 text-label">
      <HealthMark tier={tier} label={markWords[tier]} className="mt-1" />
      <div className="min-w-0">
        <p className="wrap-anywhere">
          {word} <b className="font-medium">{front.name}</b>
          {front.serviceType ? <span className="text-text-muted">, {front.serviceType}</span> : null}
        </p>
        <p className="font-mono text-caption wrap-anywhere">{[...front.ports, ...front.addresses].join(", ")}</p>
        {front.alsoIn.map((badge) => (
          <ZoneOf key={badge.zoneId} badge={badge} />
        ))}
        {tier === "ok" ? null : <p className="text-caption text-text-muted wrap-anywhere">{words.say(reason)}</p>}
      </div>
    </li>
  );
}
