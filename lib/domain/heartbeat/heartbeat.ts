import type { Tier } from "../health";
import { panelNodeId, type Transition } from "../transition";

/** One bar: how a container was in a span of time. `none`: it did not exist. */
export interface Beat {
  readonly from: number;
  readonly to: number;
  readonly tier: Tier | "none";
}

type State = Tier | "none";

interface Span {
  readonly from: number;
  readonly to: number;
  readonly state: State;
}

/**
 * A container's life as bars of equal length. A bar shows `failed` or `warning` if that held at any time in it, however
 * shortly; else what held longest. Time that nobody watched is `unknown`, not up.
 *
 * @param transitions - Of the container and of the panel, in the order in which they were written, with the last one
 *   before `from` if there is one: without it the time before the first transition reads `none`.
 * @param range - Epoch ms; `to` after `from`.
 */
export function toHeartbeat(
  transitions: readonly Transition[],
  range: { readonly from: number; readonly to: number; readonly bars: number },
): readonly Beat[] {
  const own = transitions.filter((each) => each.nodeId !== panelNodeId);
  const panel = transitions.filter((each) => each.nodeId === panelNodeId);
  const life = toSpans(own, range.to, (each) => (each.change === "gone" ? "none" : (each.tier ?? "unknown")));
  const away = toSpans(panel, range.to, (each) => (each.change === "gone" ? "unknown" : "none"));
  const width = (range.to - range.from) / range.bars;
  return Array.from({ length: range.bars }, (_, index) => {
    const from = range.from + index * width;
    const to = from + width;
    return { from, to, tier: barTier(from, to, life, away) };
  });
}

function barTier(from: number, to: number, life: readonly Span[], away: readonly Span[]): State {
  const held = new Map<State, number>();
  const add = (state: State, ms: number) => held.set(state, (held.get(state) ?? 0) + ms);
  let told = 0;
  for (const span of life) {
    const ms = overlap(from, to, span);
    if (ms <= 0) continue;
    const unwatched = span.state === "none" ? 0 : unwatchedMs(Math.max(from, span.from), Math.min(to, span.to), away);
    add(span.state, ms - unwatched);
    add("unknown", unwatched);
    told += ms;
  }
  add("none", to - from - told);
  for (const loud of ["failed", "warning"] as const) if ((held.get(loud) ?? 0) > 0) return loud;
  // Something that existed for a part of the bar is shown: a bar of nothing means that there was nothing.
  held.delete("none");
  let [longest, most]: [State, number] = ["none", 0];
  for (const [state, ms] of held) if (ms > most) [longest, most] = [state, ms];
  return longest;
}

/** A clock that was set back makes earlier rows look later: none counts beyond the one that was written after it. */
function toSpans(transitions: readonly Transition[], end: number, state: (each: Transition) => State): Span[] {
  const spans: Span[] = [];
  let to = end;
  for (const each of transitions.toReversed()) {
    const from = Math.min(each.at, to);
    spans.unshift({ from, to, state: state(each) });
    to = from;
  }
  return spans;
}

const overlap = (from: number, to: number, span: Span): number => Math.min(to, span.to) - Math.max(from, span.from);

const unwatchedMs = (from: number, to: number, away: readonly Span[]): number =>
  away.reduce((sum, span) => sum + (span.state === "unknown" ? Math.max(0, overlap(from, to, span)) : 0), 0);
