"use client";

import { Container, X } from "lucide-react";
import { ZoneChip } from "@/components/network/zone-chip";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { Ancestry } from "@/lib/domain/topology/ancestry";
import type { ContainerNode } from "@/lib/domain/topology/model";

export function InspectorHead({ node, home, onClose }: { node: ContainerNode; home: Ancestry; onClose: () => void }) {
  const address = home.host?.address ?? node.addresses[0];
  return (
    <header className="px-3 pt-3 pb-2.5 pl-4">
      <div className="flex items-center gap-2">
        <Container className="size-4.5 shrink-0 text-text-muted" aria-hidden />
        <h2 className="min-w-0 truncate type-title" title={node.name}>
          {node.name}
        </h2>
        {home.zone ? (
          <ZoneChip name={home.zone.name} colour={home.zone.colour} isProtected={home.zone.protected} />
        ) : null}
        <span className="flex-1" />
        <Button variant="ghost" size="small" className="px-1" onClick={onClose}>
          <span className="sr-only">Close</span>
          <X className="size-4" aria-hidden />
          <Kbd>Esc</Kbd>
        </Button>
      </div>
      <p className="mt-1 flex flex-wrap gap-x-3 text-label text-text-muted">
        <span>Container</span>
        {home.stack ? (
          <span>
            stack <b className="font-medium text-text">{home.stack.name}</b>
          </span>
        ) : null}
        {home.host ? (
          <span>
            host <b className="font-medium text-text">{home.host.name}</b>
          </span>
        ) : null}
        {address ? <span className="font-mono">{address}</span> : null}
      </p>
    </header>
  );
}
