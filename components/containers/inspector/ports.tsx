"use client";

import { Breaches } from "@/components/containers/inspector/breaches";
import { Part } from "@/components/containers/inspector/part";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { ZoneChip } from "@/components/network/zone-chip";
import type { ContainerDetail, PortDetail } from "@/lib/domain/container-detail";
import { zoneNodeId } from "@/lib/domain/ids";
import type { ZoneEvidence } from "@/lib/domain/place/model";

/** Its ports, and from which zones each can be reached. What should not be reachable is said loudest. */
export function Ports({ detail, hostName }: { detail: ContainerDetail; hostName: string }) {
  const published = byPort(detail.ports.filter((port) => port.hostPort !== null));
  const inside = detail.ports.filter((port) => port.hostPort === null);
  return (
    <Part title="Ports and who can reach them">
      {published.map((port) => (
        <PublishedPort key={`${port.hostIp}:${port.hostPort}/${port.proto}`} port={port} hostName={hostName} />
      ))}
      {inside.length > 0 ? (
        <p className="text-label leading-6 text-text-muted">
          <code>{inside.map((port) => `${port.containerPort}/${port.proto}`).join(", ")}</code> inside its networks only
        </p>
      ) : null}
      {detail.ports.length === 0 ? <p className="text-label text-text-muted">It offers no port.</p> : null}
      <Breaches nodeId={detail.nodeId} />
    </Part>
  );
}

const everywhere = (port: PortDetail): boolean => ["", "0.0.0.0", "::"].includes(port.hostIp ?? "");

/** Docker lists a port that is open on every address twice, once per kind of address; people mean it once. */
function byPort(ports: readonly PortDetail[]): readonly PortDetail[] {
  const found = new Map<string, PortDetail>();
  for (const port of ports) {
    const key = `${everywhere(port) ? "" : port.hostIp}:${port.hostPort}/${port.proto}>${port.containerPort}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, exposedTo: [...known.exposedTo, ...port.exposedTo] } : port);
  }
  return [...found.values()];
}

function PublishedPort({ port, hostName }: { port: PortDetail; hostName: string }) {
  const where = everywhere(port) ? `on all addresses of ${hostName}` : `on ${port.hostIp}`;
  const inner = port.hostPort === port.containerPort ? "" : ` to ${port.containerPort}`;
  return (
    <div className="text-label leading-6">
      <p className="flex flex-wrap gap-x-2">
        <code>
          {port.hostPort}/{port.proto}
          {inner}
        </code>
        <span className="text-text-muted">{where}</span>
      </p>
      {port.exposedTo.length > 0 ? (
        <p className="flex flex-wrap items-center gap-1.5">
          <span className="w-16 text-text-muted">Exposed to</span>
          {uniqueZones(port.exposedTo).map((evidence) => (
            <ExposedZone key={evidence.zoneId} evidence={evidence} />
          ))}
        </p>
      ) : null}
    </div>
  );
}

const uniqueZones = (all: readonly ZoneEvidence[]): readonly ZoneEvidence[] => [
  ...new Map(all.map((evidence) => [evidence.zoneId, evidence])).values(),
];

function ExposedZone({ evidence }: { evidence: ZoneEvidence }) {
  const words = useWords();
  const zone = useLab((lab) => lab.nodes.get(zoneNodeId(evidence.zoneId)));
  const name = zone?.kind === "zone" ? zone.name : evidence.zoneId === "host" ? "this machine only" : evidence.zoneId;
  return (
    <span title={words.say(evidence.reason)}>
      <ZoneChip name={name} colour={zone?.kind === "zone" ? zone.colour : 0} />
    </span>
  );
}
