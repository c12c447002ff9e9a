"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { clearMany, useSelection } from "@/components/containers/select/selection";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { formatLabView, parseLabView } from "@/components/shell/lab-url";
import { changeLabView } from "@/components/shell/use-lab-view";
import { askFor } from "@/components/topology/camera/focus-keeper";
import { WalkNote, walkOn } from "@/components/topology/controls/problem-walk";
import { chooseFold, useMap } from "@/components/topology/map-store";
import { ancestryOf } from "@/lib/domain/topology/ancestry";

/** What the map can do by a key: walk the problems, fold, change to the table, step out. */
export function MapCommands() {
  const router = useRouter();
  const commands = useMemo<readonly PanelCommand[]>(() => {
    const current = () => parseLabView(new URLSearchParams(window.location.search));
    return [
      { id: "next-problem", label: "Go to the next problem", group: "Map", keys: "n", run: () => walkOn(1) },
      { id: "last-problem", label: "Go to the problem before", group: "Map", keys: "Shift n", run: () => walkOn(-1) },
      {
        id: "table",
        label: "Show as a table",
        group: "Map",
        keys: "t",
        run: () => router.push(`/containers${formatLabView({ ...current(), asMap: false })}`),
      },
      { id: "fold", label: "Fold or unfold the stack in focus", group: "Map", keys: "f", run: foldFocused },
      { id: "out", label: "Close what is open", group: "Map", keys: "Escape", run: stepOut },
    ];
  }, [router]);
  useCommands(commands);
  return <WalkNote />;
}

function foldFocused() {
  const { focusId, folded } = useMap.getState();
  if (!focusId) return;
  if (folded.has(focusId)) return chooseFold(focusId, false);
  const { stack, host } = ancestryOf(focusId, useLab.getState().nodes);
  const box = stack ?? host;
  if (!box) return;
  chooseFold(box.id, true);
  askFor(box.id, { focus: true });
}

function stepOut() {
  if (useSelection.getState().ids.size > 0) clearMany();
  else if (useMap.getState().selectId) changeLabView({ select: null });
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
