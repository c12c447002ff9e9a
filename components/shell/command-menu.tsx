"use client";

import { Search } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { useTypedAhead } from "@/components/shell/use-typed-ahead";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

// The list, its search and cmdk come with the first opening, not with the page.
const load = () => import("@/components/shell/command-dialog").then((file) => file.CommandDialog);

export function CommandMenu() {
  const [open, setOpen] = useState(false);
  const [arrived, setArrived] = useState(false);
  const { Part: CommandDialog, isWaiting, ask } = useLazyPart(load);
  const leave = useCallback(() => setOpen(false), []);
  // Until the field itself has the focus: between the list's first picture and that a key would be lost, or act.
  const typedAhead = useTypedAhead(open && !arrived && (isWaiting || CommandDialog !== null), leave);
  const change = useCallback((wanted: boolean) => {
    setOpen(wanted);
    if (!wanted) setArrived(false);
  }, []);
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      {
        id: "command-menu",
        label: "Search the lab or run a command",
        group: "Panel",
        keys: "Ctrl k",
        always: true,
        run: () => [ask(), setOpen(true)],
      },
    ],
    [ask],
  );
  useCommands(commands);
  const show = commands[0]?.run;
  return (
    <>
      <button
        type="button"
        onClick={show}
        className="mx-auto flex h-7.5 w-100 min-w-0 shrink items-center gap-2 rounded-2 border border-border-control bg-surface pr-1.5 pl-2.5 text-left text-body text-text-muted hover:border-wall max-md:hidden"
      >
        <Search className="size-3.5 shrink-0" aria-hidden />
        <span className="min-w-0 flex-1 truncate">Search the lab or run a command</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <Button
        variant="ghost"
        className="w-11 p-0 md:hidden"
        onClick={show}
        aria-label="Search the lab or run a command"
      >
        <Search className="size-5" aria-hidden />
      </Button>
      {CommandDialog ? (
        <CommandDialog
          open={open}
          onOpenChange={change}
          onArrived={() => {
            setArrived(true);
            return typedAhead();
          }}
        />
      ) : null}
    </>
  );
}
