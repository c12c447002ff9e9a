"use client";

import { Moon, Sun } from "lucide-react";
import { useMemo } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { themeKey } from "@/components/shell/theme-key";
import { Button } from "@/components/ui/button";

export function switchTheme() {
  const root = document.documentElement;
  const next = root.dataset.theme === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  try {
    localStorage.setItem(themeKey, next);
  } catch {
    // A browser that keeps nothing still shows the chosen theme until the page is left.
  }
}

export function ThemeSwitch() {
  const commands = useMemo<readonly PanelCommand[]>(
    () => [{ id: "theme", label: "Switch between light and dark", group: "Panel", run: switchTheme }],
    [],
  );
  useCommands(commands);
  return (
    <Button variant="ghost" size="icon" onClick={switchTheme} aria-label="Switch theme" className="max-md:hidden">
      <Sun className="hidden size-4 dark:block" aria-hidden />
      <Moon className="size-4 dark:hidden" aria-hidden />
    </Button>
  );
}
