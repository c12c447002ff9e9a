"use client";

import type { ReactNode } from "react";
import type { PanelCommand } from "@/components/shell/commands";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";

export function MapMenuList({ commands, trigger }: { commands: readonly PanelCommand[]; trigger: ReactNode }) {
  return (
    <Menu defaultOpen modal={false}>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent container={document.querySelector("main")}>
        {commands.map(({ id, label, run }) => (
          <MenuItem key={id} onSelect={run}>
            {label}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
