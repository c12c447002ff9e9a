"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";

const KeysDialog = dynamic(() => import("@/components/shell/keys-dialog").then((file) => file.KeysDialog), {
  ssr: false,
});

/** `?` shows every key that works here. */
export function KeysHelp() {
  const [open, setOpen] = useState<boolean | null>(null);
  const commands = useMemo<readonly PanelCommand[]>(
    () => [{ id: "keys", label: "Show all keys", group: "Panel", keys: "?", run: () => setOpen(true) }],
    [],
  );
  useCommands(commands);
  return open === null ? null : <KeysDialog open={open} onOpenChange={setOpen} />;
}
