"use client";

import { X } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

/** A list beside the map, below it on a phone, that goes with Escape. `head` stays in sight above what scrolls. */
export function SidePanel({
  name,
  beside,
  head,
  leave,
  onLeave,
  children,
}: {
  name: string;
  beside?: ReactNode;
  head: ReactNode;
  /** What leaving it is called: "Leave the VLAN overlay". */
  leave: string;
  onLeave: () => void;
  children: ReactNode;
}) {
  const commands = useMemo<readonly PanelCommand[]>(
    () => [{ id: "leave-side-panel", label: leave, group: "Map", keys: "Escape", run: onLeave }],
    [leave, onLeave],
  );
  useCommands(commands);
  return (
    <aside
      aria-label={name}
      className="col-start-2 row-start-2 flex min-h-0 w-80 flex-col border-l bg-surface max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:h-[55dvh] max-md:w-auto max-md:border-t max-md:border-l-0"
    >
      <header className="flex flex-col gap-2 border-b px-4 pt-3 pb-2.5">
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 truncate type-title" title={name}>
            {name}
          </h2>
          {beside}
          <span className="flex-1" />
          <Button variant="ghost" size="small" className="px-1" onClick={onLeave}>
            <span className="sr-only">{leave}</span>
            <X className="size-4" aria-hidden />
            <Kbd>Esc</Kbd>
          </Button>
        </div>
        {head}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-2">{children}</div>
    </aside>
  );
}
