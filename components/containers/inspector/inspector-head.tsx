import { X } from "lucide-react";
import type { ReactNode } from "react";
import { ZoneChip } from "@/components/network/zone-chip";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { ZoneNode } from "@/lib/domain/topology/model";

/** What it belongs to, by word: "stack", "media". */
interface HeadFact {
  readonly word: string;
  readonly name: string;
}

/** What it is called, in which zone it stands, and in a line below what it is, what it belongs to, and where it is found. */
export function InspectorHead({
  name,
  icon,
  zone,
  what,
  facts,
  address,
  onClose,
}: {
  name: string;
  icon: ReactNode;
  zone: ZoneNode | null;
  what: string;
  facts: readonly HeadFact[];
  address?: string | undefined;
  onClose: () => void;
}) {
  return (
    <header className="px-3 pt-3 pb-2.5 pl-4">
      <div className="flex items-center gap-2 [&>svg]:size-4.5 [&>svg]:shrink-0 [&>svg]:text-text-muted">
        {icon}
        <h2 className="min-w-0 truncate type-title" title={name}>
          {name}
        </h2>
        {zone ? <ZoneChip name={zone.name} colour={zone.colour} isProtected={zone.protected} /> : null}
        <span className="flex-1" />
        <Button variant="ghost" size="small" className="px-1" onClick={onClose}>
          <span className="sr-only">Close</span>
          <X className="size-4" aria-hidden />
          <Kbd>Esc</Kbd>
        </Button>
      </div>
      <p className="mt-1 flex flex-wrap gap-x-3 text-label text-text-muted">
        <span>{what}</span>
        {facts.map((fact) => (
          <span key={fact.word} className="wrap-anywhere">
            {fact.word} <b className="font-medium text-text">{fact.name}</b>
          </span>
        ))}
        {address ? <span className="font-mono">{address}</span> : null}
      </p>
    </header>
  );
}
