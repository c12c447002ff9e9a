import { create } from "zustand";
import { reached } from "@/components/shell/reached";
import { toast } from "@/components/ui/toast";
import { moveBoxes, putBoxesBack } from "@/lib/actions/map";
import type { NodeId } from "@/lib/domain/ids";
import type { Position } from "@/lib/domain/topology/position";
import type { Preset } from "@/lib/domain/topology/presets";

const collectMs = 300;
const echoMs = 800;
const keyOf = ({ preset, nodeId }: Pick<Position, "preset" | "nodeId">): string => `${preset} ${nodeId}`;

/** What this tab has moved and the stream has not told yet. */
export const usePending = create<{ readonly moves: ReadonlyMap<string, Position> }>(() => ({ moves: new Map() }));

let timer: ReturnType<typeof setTimeout> | null = null;

/** Moves boxes for this person: at once on the map, a moment later on the server. */
export function moveTo(positions: readonly Position[]): void {
  usePending.setState(({ moves }) => ({
    moves: new Map([...moves, ...positions.map((each) => [keyOf(each), each] as const)]),
  }));
  if (timer) clearTimeout(timer);
  timer = setTimeout(() => void send(), collectMs);
}

async function send(): Promise<void> {
  timer = null;
  const sent = [...usePending.getState().moves.values()];
  if (sent.length === 0) return;
  const result = await reached(moveBoxes({ positions: sent.slice(0, 200) }));
  if (!result.ok) toast(result.error.message, { tone: "failed" });
  // The stream tells it to all tabs, about now. What was moved again meanwhile is still to be sent.
  else await new Promise((resolve) => setTimeout(resolve, echoMs));
  usePending.setState(({ moves }) => ({ moves: new Map([...moves].filter(([, move]) => !sent.includes(move))) }));
}

/** Everything that is moved, as this tab should draw it. */
export const withPending = (told: readonly Position[], moves: ReadonlyMap<string, Position>): readonly Position[] =>
  moves.size === 0 ? told : [...told.filter((each) => !moves.has(keyOf(each))), ...moves.values()];

export async function putBack(preset: Preset, nodeIds: readonly NodeId[] | null): Promise<void> {
  usePending.setState({ moves: new Map() });
  const result = await reached(putBoxesBack({ preset, nodeIds }));
  if (!result.ok) toast(result.error.message, { tone: "failed" });
}

export const putAllBack = (preset: Preset): Promise<void> => putBack(preset, null);
