"use client";

import { Cable, Unplug } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Host, Inventory, Link } from "@/lib/domain/inventory/model";
import { compareNatural } from "@/lib/domain/topology/natural-order";
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
  const own = inventory.links
    .filter(({ a, b }) => a.hostId === host.id || b.hostId === host.id)
    .map((link) =>
      link.a.hostId === host.id ? { link, here: link.a, there: link.b } : { link, here: link.b, there: link.a },
    )
    .sort((one, other) => compareNatural(one.here.interfaceName, other.here.interfaceName));
  if (own.length === 0) return null;
  return (
    <ul aria-label={`Links of ${host.name}`}>
      {own.map(({ link, here, there }) => {
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
