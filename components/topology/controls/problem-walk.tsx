"use client";

import { create } from "zustand";
import { useLab } from "@/components/live/lab-store";
import { changeLabView } from "@/components/shell/use-lab-view";
import { askFor } from "@/components/topology/camera/focus-keeper";
import { useMap } from "@/components/topology/map-store";
import { Kbd } from "@/components/ui/kbd";
import { toast } from "@/components/ui/toast";
import type { NodeId } from "@/lib/domain/ids";
import { listProblems } from "@/lib/domain/problems";
import { walkProblems } from "@/lib/domain/walk-problems";

interface Walk {
  /** Where the walk stands; null before its first step. */
  readonly id: NodeId | null;
  /** "2 of 5", counted from one. */
  readonly at: number;
  readonly of: number;
}

const useWalk = create<Walk>(() => ({ id: null, at: 0, of: 0 }));

/** "Problem 2 of 5" while that is where the keyboard is. */
export function useWalkWords(): string {
  const focusId = useMap((map) => map.focusId);
  return useWalk(({ id, at, of }) => (id !== null && id === focusId ? `Problem ${at} of ${of}` : ""));
}

/** One step through what is wrong, as it is at this moment. */
export function walkOn(step: 1 | -1): void {
  const { nodes, findings } = useLab.getState();
  const { focusId, selectId } = useMap.getState();
  const stops = walkProblems(listProblems(nodes.values(), findings.values()), nodes);
  // Whoever looked around meanwhile goes on where the walk was left.
  const from = focusId !== null && stops.includes(focusId) ? focusId : useWalk.getState().id;
  const next = nextOf(stops, from, step);
  if (!next) {
    toast("Nothing is wrong: no breach, no failure, no warning.", { tone: "ok" });
    return;
  }
  useWalk.setState({ id: next, at: stops.indexOf(next) + 1, of: stops.length });
  askFor(next, { focus: true });
  // With the inspector open the walk goes on in it.
  if (selectId) changeLabView({ select: next });
}

/** The stop after (or before) `from`; from elsewhere the first (or last). */
export function nextOf(stops: readonly NodeId[], from: NodeId | null, step: 1 | -1): NodeId | null {
  const at = from === null ? -1 : stops.indexOf(from);
  if (at < 0) return (step === 1 ? stops[0] : stops.at(-1)) ?? null;
  return stops[(at + step + stops.length) % stops.length] ?? null;
}

/** The same for those who see the map; the live region says it to the others. */
export function WalkNote() {
  const words = useWalkWords();
  if (words === "") return null;
  return (
    <p
      aria-hidden
      className="pointer-events-none absolute bottom-[calc(var(--legend-h)+12px)] left-1/2 z-5 flex -translate-x-1/2 items-center gap-2 rounded-2 border border-border-strong bg-surface-overlay px-3 py-1 text-label whitespace-nowrap shadow-2"
    >
      <b className="font-semibold">{words}</b>
      <Kbd>n</Kbd>
      <span className="text-text-muted pointer-coarse:hidden">next</span>
      <Kbd>Shift n</Kbd>
      <span className="text-text-muted pointer-coarse:hidden">before</span>
    </p>
  );
}
