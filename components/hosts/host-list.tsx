"use client";

import { Cable } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "@/components/health/use-words";
import { HostLinks } from "@/components/hosts/host-links";
import { RowMenu } from "@/components/inventory/row-menu";
import { ZoneChip } from "@/components/network/zone-chip";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { MenuItem } from "@/components/ui/menu";
import type { Host, Inventory, Link } from "@/lib/domain/inventory/model";
import type { Reason } from "@/lib/domain/reason";
import { hostKindWords } from "@/lib/domain/words/kind-words";

const columns = "grid grid-cols-[1fr_1.5fr_0.8fr_1.7fr_36px] gap-x-4 gap-y-2 max-md:grid-cols-[1fr_36px]";

export interface HostEdits {
  edit(host: Host): void;
  remove(host: Host): void;
  plugIn(host: Host): void;
  unplug(link: Link, what: string): void;
}

/** A line per host; on a phone a block. */
export function HostList({
  inventory,
  placed,
  zoneOfAddress,
  edits,
}: {
  inventory: Inventory;
  placed: Readonly<Record<string, Reason>>;
  zoneOfAddress: Readonly<Record<string, string | null>>;
  /** `null`: this reader may not change anything. */
  edits: HostEdits | null;
}) {
  const { say } = useWords();
  return (
    <>
      <div
        className={`${columns} border-b bg-surface-sunken px-4 py-1.5 font-medium text-label text-text-muted max-md:hidden`}
      >
        <span>Host</span>
        <span>Addresses and links</span>
        <span>Engines</span>
        <span>Where it stands</span>
      </div>
      <ul>
        {inventory.hosts.map((host) => {
          const why = placed[host.id];
          const engines = inventory.engines.filter((engine) => engine.hostId === host.id).map(({ name }) => name);
          return (
            <li key={host.id} className={`${columns} items-start border-b px-4 py-2.5 last:border-b-0`}>
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium wrap-anywhere">{host.name}</span>
                  {host.proposed ? <Badge tone="accent">Proposed</Badge> : null}
                </p>
                <p className="text-label text-text-muted">{hostKindWords[host.kind]}</p>
              </div>
              <Part label="Addresses and links">
                <Addresses host={host} inventory={inventory} zoneOfAddress={zoneOfAddress} />
                <HostLinks host={host} inventory={inventory} onRemove={edits?.unplug ?? null} />
              </Part>
              <Part label="Engines" className={cn(engines.length === 0 && "max-md:hidden")}>
                <span aria-hidden className="text-text-muted md:hidden">
                  Engines{" "}
                </span>
                {engines.join(", ") || <span className="text-text-faint">none</span>}
              </Part>
              <Part label="Where it stands">
                <span className="text-label text-text-muted">{why ? say(why) : "Not on the map yet"}</span>
              </Part>
              {edits ? (
                <span className="-my-0.5 justify-self-end max-md:col-start-2 max-md:row-start-1">
                  <RowMenu
                    name={`host ${host.name}`}
                    onEdit={() => edits.edit(host)}
                    onDelete={() => edits.remove(host)}
                  >
                    {inventory.hosts.length > 1 ? (
                      <MenuItem onSelect={() => edits.plugIn(host)}>
                        <Cable className="size-3.5" aria-hidden />
                        Plug in
                      </MenuItem>
                    ) : null}
                  </RowMenu>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

const Part = ({ label, className, children }: { label: string; className?: string; children: ReactNode }) => (
  <div className={cn("min-w-0 max-md:col-span-2", className)}>
    <span className="sr-only">{label}: </span>
    {children}
  </div>
);

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
    <div className="flex flex-col gap-1">
      {host.addresses.map(({ id, ip, interfaceName }) => {
        const zone = inventory.zones.find((each) => each.id === zoneOfAddress[id]);
        return (
          <p key={id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <span className="font-mono text-label">{ip}</span>
            <span className="text-label text-text-muted">{interfaceName}</span>
            {zone ? <ZoneChip name={zone.name} colour={zone.colour} isProtected={zone.protected} /> : null}
            {id === host.pinnedAddressId ? <Badge>Decides</Badge> : null}
          </p>
        );
      })}
    </div>
  );
}
