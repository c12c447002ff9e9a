"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { clearMany, useSelection } from "@/components/containers/select/selection";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { formatLabView, parseLabView } from "@/components/shell/lab-url";
import { changeLabView } from "@/components/shell/use-lab-view";
import { useProblems } from "@/components/shell/use-problems";
import { askFor } from "@/components/topology/camera/focus-keeper";
import { chooseFold, useMap } from "@/components/topology/map-store";
import type { NodeId } from "@/lib/domain/ids";
import { ancestryOf } from "@/lib/domain/topology/ancestry";

/** What the map can do by a key: walk the problems, fold, change to the table, step out. */
export function MapCommands() {
  const router = useRouter();
  const problems = useProblems();
  const stops = useMemo(() => [...new Set(problems.map((problem) => problem.nodeId))], [problems]);
  const commands = useMemo<readonly PanelCommand[]>(() => {
    const walk = (step: 1 | -1) => () => {
      const next = nextOf(stops, useMap.getState().focusId, step);
      if (!next) return;
      askFor(next, { focus: true });
      // With the inspector open the walk goes on in it.
      if (useMap.getState().selectId) changeLabView({ select: next });
    };
    const current = () => parseLabView(new URLSearchParams(window.location.search));
    return [
      { id: "next-problem", label: "Go to the next problem", group: "Map", keys: "n", run: walk(1) },
      { id: "last-problem", label: "Go to the problem before", group: "Map", keys: "Shift n", run: walk(-1) },
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
  }, [router, stops]);
  useCommands(commands);
  return null;
}

/** The stop after (or before) `from`; from elsewhere the first (or last). */
export function nextOf(stops: readonly NodeId[], from: NodeId | null, step: 1 | -1): NodeId | null {
  const at = from === null ? -1 : stops.indexOf(from);
  if (at < 0) return (step === 1 ? stops[0] : stops.at(-1)) ?? null;
  return stops[(at + step + stops.length) % stops.length] ?? null;
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
