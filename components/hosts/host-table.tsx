"use client";

import { useWords } from "@/components/health/use-words";
import { hostKindWords } from "@/components/inventory/kind-words";
import { RowMenu } from "@/components/inventory/row-menu";
import { ZoneChip } from "@/components/network/zone-chip";
import { Badge } from "@/components/ui/badge";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import type { Host, Inventory } from "@/lib/domain/inventory/model";
import type { Reason } from "@/lib/domain/reason";

export function HostTable({
  inventory,
  placed,
  zoneOfAddress,
  onEdit,
  onDelete,
}: {
  inventory: Inventory;
  placed: Readonly<Record<string, Reason>>;
  zoneOfAddress: Readonly<Record<string, string | null>>;
  /** `null`: this reader may not change anything. */
  onEdit: ((host: Host) => void) | null;
  onDelete: (host: Host) => void;
}) {
  const { say } = useWords();
  return (
    <Table className="min-w-190">
      <thead>
        <tr>
          <TableHead>Host</TableHead>
          <TableHead>Addresses</TableHead>
          <TableHead>Engines</TableHead>
          <TableHead>Where it stands</TableHead>
          {onEdit ? (
            <TableHead className="w-10">
              <span className="sr-only">Actions</span>
            </TableHead>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {inventory.hosts.map((host) => (
          <TableRow key={host.id}>
            <TableCell className="py-2 align-top">
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{host.name}</span>
                {host.proposed ? <Badge tone="accent">Proposed</Badge> : null}
              </span>
              <span className="text-label text-text-muted">{hostKindWords[host.kind]}</span>
            </TableCell>
            <TableCell className="py-2 align-top">
              <Addresses host={host} inventory={inventory} zoneOfAddress={zoneOfAddress} />
            </TableCell>
            <TableCell className="py-2 align-top">
              {inventory.engines
                .filter((engine) => engine.hostId === host.id)
                .map((engine) => engine.name)
                .join(", ") || <span className="text-text-faint">none</span>}
            </TableCell>
            <TableCell className="max-w-90 py-2 align-top text-label text-text-muted">
              {placed[host.id] ? say(placed[host.id] as Reason) : null}
            </TableCell>
            {onEdit ? (
              <TableCell className="py-1.5 align-top">
                <RowMenu name={`host ${host.name}`} onEdit={() => onEdit(host)} onDelete={() => onDelete(host)} />
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}

function Addresses({
  host,
  inventory,
  zoneOfAddress,
}: {
  host: Host;
  inventory: Inventory;
  zoneOfAddress: Readonly<Record<string, string | null>>;
}) {
  if (host.addresses.length === 0) return <span className="text-text-faint">none</span>;
  return (
    <ul className="flex flex-col gap-1">
      {host.addresses.map(({ id, ip, interfaceName }) => {
        const zone = inventory.zones.find((each) => each.id === zoneOfAddress[id]);
        return (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <span className="font-mono text-label">{ip}</span>
            <span className="text-label text-text-muted">{interfaceName}</span>
            {zone ? <ZoneChip name={zone.name} colour={zone.colour} isProtected={zone.protected} /> : null}
            {id === host.pinnedAddressId ? <Badge>Decides</Badge> : null}
          </li>
        );
      })}
    </ul>
  );
}
