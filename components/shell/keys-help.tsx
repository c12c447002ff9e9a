"use client";

import { useMemo, useState } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useLazyPart } from "@/components/shell/use-lazy-part";

const load = () => import("@/components/shell/keys-dialog").then((file) => file.KeysDialog);

/** `?` shows every key that works here. */
export function KeysHelp() {
  const [open, setOpen] = useState(false);
  const { Part: KeysDialog, ask } = useLazyPart(load);
  const commands = useMemo<readonly PanelCommand[]>(
    () => [{ id: "keys", label: "Show all keys", group: "Panel", keys: "?", run: () => [ask(), setOpen(true)] }],
    [ask],
  );
  useCommands(commands);
  return KeysDialog ? <KeysDialog open={open} onOpenChange={setOpen} /> : null;
}
