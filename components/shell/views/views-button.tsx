"use client";

import { Bookmark } from "lucide-react";
import { useMemo, useState } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { Button } from "@/components/ui/button";

const load = () => import("@/components/shell/views/views-menu").then((file) => file.ViewsMenu);

export type ViewsDialog = "save" | "manage" | null;

/** Views that somebody keeps: what the map shows now, under a name. */
export function ViewsButton() {
  const { Part: ViewsMenu, ask } = useLazyPart(load);
  const [dialog, setDialog] = useState<ViewsDialog>(null);
  const commands = useMemo<readonly PanelCommand[]>(() => {
    const show = (wanted: ViewsDialog) => () => {
      setDialog(wanted);
      ask();
    };
    return [
      { id: "save-view", label: "Save this view", group: "Lab", run: show("save") },
      { id: "manage-views", label: "Saved views", group: "Lab", run: show("manage") },
    ];
  }, [ask]);
  useCommands(commands);
  const trigger = (
    <Button variant="line" size="icon" aria-haspopup="menu" aria-label="Saved views" onClick={ask}>
      <Bookmark className="size-3.5" aria-hidden />
    </Button>
  );
  return ViewsMenu ? <ViewsMenu trigger={trigger} dialog={dialog} onDialog={setDialog} /> : trigger;
}
