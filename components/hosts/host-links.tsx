"use client";

import { Cable, Unplug } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Host, Inventory, Link } from "@/lib/domain/inventory/model";
import { linkKindWords } from "@/lib/domain/words/kind-words";

/** What a host is plugged into, port by port. */
export function HostLinks({
  host,
  inventory,
  onRemove,
}: {
  host: Host;
  inventory: Inventory;
  /** `null`: this reader may not change anything. */
  onRemove: ((link: Link, what: string) => void) | null;
}) {
  const own = inventory.links.filter(({ a, b }) => a.hostId === host.id || b.hostId === host.id);
  if (own.length === 0) return null;
  return (
    <ul aria-label={`Links of ${host.name}`}>
      {own.map((link) => {
        const [here, there] = link.a.hostId === host.id ? [link.a, link.b] : [link.b, link.a];
        const other = inventory.hosts.find(({ id }) => id === there.hostId)?.name ?? "a host that is gone";
        const what = `${here.interfaceName} of ${host.name} from ${there.interfaceName} of ${other}`;
        return (
          <li key={link.id} className="flex min-h-7 flex-wrap items-center gap-x-1.5 text-label text-text-muted">
            <Cable className="size-3.5 shrink-0" role="img" aria-label={linkKindWords[link.kind]} />
            <span className="font-mono">{here.interfaceName}</span> to{" "}
            <span className="font-mono">{there.interfaceName}</span> of <span className="text-text">{other}</span>
            {onRemove ? (
              <Button variant="ghost" size="icon" aria-label={`Unplug ${what}`} onClick={() => onRemove(link, what)}>
                <Unplug className="size-3.5" aria-hidden />
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
