"use client";

import { History } from "lucide-react";
import { useMemo } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { changeLabView, presentLabView, useLabView } from "@/components/shell/use-lab-view";
import { Button } from "@/components/ui/button";
import type { ChangeSpan } from "@/lib/domain/changes";

const show = (changed: ChangeSpan | null) =>
  changeLabView({ changed, ...(changed === null ? {} : { vlan: null, select: null }) });
const flip = () => show(presentLabView().changed === null ? "1h" : null);

/** Lights what has changed lately, or all again. */
export function ChangedButton() {
  const { changed } = useLabView();
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      { id: "changed-15m", label: "What changed in the last 15 minutes", group: "Map", run: () => show("15m") },
      { id: "changed-1h", label: "What changed in the last hour", group: "Map", run: () => show("1h") },
      { id: "changed-24h", label: "What changed in the last 24 hours", group: "Map", run: () => show("24h") },
    ],
    [],
  );
  useCommands(commands);
  return (
    <Button
      size="small"
      className="border-border-control bg-surface px-1.5 aria-pressed:border-accent aria-pressed:bg-accent-bg"
      aria-label="What has changed"
      title="What has changed"
      aria-pressed={changed !== null}
      onClick={flip}
    >
      <History className="size-4" aria-hidden />
    </Button>
  );
}
