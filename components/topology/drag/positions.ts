import { create } from "zustand";
import { useLab } from "@/components/live/lab-store";
import { reached } from "@/components/shell/reached";
import { toast } from "@/components/ui/toast";
import { moveBoxes, putBoxesBack } from "@/lib/actions/map";
import type { NodeId } from "@/lib/domain/ids";
import type { Position } from "@/lib/domain/topology/position";
import type { Preset } from "@/lib/domain/topology/presets";

const collectMs = 300;
/** The stream tells of a move about now; what it says by then is what holds, if another tab has moved the box since. */
const echoMs = 800;
/** A stream that takes longer has been cut, and tells all anew. */
const mostMs = 5000;
const keyOf = ({ preset, nodeId }: Pick<Position, "preset" | "nodeId">): string => `${preset} ${nodeId}`;

/** What this tab has moved and the stream has not told yet. */
export const usePending = create<{ readonly moves: ReadonlyMap<string, Position> }>(() => ({ moves: new Map() }));

let timer: ReturnType<typeof setTimeout> | null = null;
const underWay = new WeakSet<Position>();

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
  // What is on its way is not sent again: another tab may have moved it since.
  const sent = [...usePending.getState().moves.values()].filter((move) => !underWay.has(move));
  if (sent.length === 0) return;
  for (const move of sent) underWay.add(move);
  const before = useLab.getState().positions;
  const result = await reached(moveBoxes({ positions: sent.slice(0, 200) }));
  if (!result.ok) toast(result.error.message, { tone: "failed" });
  // Until then it would jump back. What was moved again meanwhile is still to be sent.
  else await told(sent, before);
  usePending.setState(({ moves }) => ({ moves: new Map([...moves].filter(([, move]) => !sent.includes(move))) }));
}

/** Until the stream tells of these moves, or of others of the same boxes; not for ever. */
function told(sent: readonly Position[], before: readonly Position[]): Promise<void> {
  const asOf = new Map(before.map((each) => [keyOf(each), each]));
  return new Promise((resolve) => {
    const echoed = () => {
      const now = new Map(useLab.getState().positions.map((each) => [keyOf(each), each]));
      const isLate = performance.now() >= echoBy;
      return sent.every((each) => {
        const said = now.get(keyOf(each));
        return isAt(said, each) || (isLate && !isAt(said, asOf.get(keyOf(each))));
      });
    };
    const done = () => {
      stop();
      timers.forEach(clearTimeout);
      resolve();
    };
    const look = () => echoed() && done();
    const echoBy = performance.now() + echoMs;
    const stop = useLab.subscribe(look);
    const timers = [setTimeout(look, echoMs + 1), setTimeout(done, mostMs)];
    look();
  });
}

const isAt = (a: Position | undefined, b: Position | undefined): boolean => a?.x === b?.x && a?.y === b?.y;

/** Everything that is moved, as this tab should draw it. */
export const withPending = (told: readonly Position[], moves: ReadonlyMap<string, Position>): readonly Position[] =>
  moves.size === 0 ? told : [...told.filter((each) => !moves.has(keyOf(each))), ...moves.values()];

export async function putBack(preset: Preset, nodeIds: readonly NodeId[] | null): Promise<void> {
  usePending.setState({ moves: new Map() });
  const result = await reached(putBoxesBack({ preset, nodeIds }));
  if (!result.ok) toast(result.error.message, { tone: "failed" });
}

export const putAllBack = (preset: Preset): Promise<void> => putBack(preset, null);
