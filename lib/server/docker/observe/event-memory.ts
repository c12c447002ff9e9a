import "server-only";
import type { EngineEvent } from "./parse-event";

/** More than an engine's own buffer of 256, out of which it replays. */
const kept = 512;
/** An engine may replay a little less than it is asked for, so we ask for a little more than we missed. */
const overlapMs = 2_000;
/** How far off the engine's clock may be as we know it. */
const clockMs = 2_000;
const nsPerMs = 1_000_000;

/**
 * Knows which events have been taken, so that what an engine replays after a reconnect counts once. It goes by what an
 * event says and by the order of arrival: an engine's clock may be set back.
 */
export interface EventMemory {
  /** A connection begins. @param engineNow - Epoch ms. @returns From when to ask, ns on the engine's clock; null: from now. */
  connect(engineNow: number): number | null;
  /** @returns false when an earlier connection has told this very event. */
  take(event: EngineEvent): boolean;
  clear(): void;
}

/** @param now - Any clock in ms that is never set. */
export function createEventMemory(now: () => number = () => performance.now()): EventMemory {
  let last: { readonly atNs: number; readonly heardAt: number } | null = null;
  let taken: string[] = [];
  let earlier: ReadonlySet<string> = new Set();
  return {
    connect(engineNow) {
      earlier = new Set(taken);
      if (last === null) return null;
      // A clock that was set back makes the last event's own time one that is still to come.
      const sinceMs = Math.min(last.atNs / nsPerMs, engineNow - (now() - last.heardAt) - clockMs) - overlapMs;
      return Math.max(0, sinceMs) * nsPerMs;
    },
    take(event) {
      const said = `${event.action} ${event.id} ${event.containerId ?? ""} ${event.atNs}`;
      if (earlier.has(said)) return false;
      last = { atNs: event.atNs, heardAt: now() };
      taken.push(said);
      if (taken.length >= kept * 2) taken = taken.slice(-kept);
      return true;
    },
    clear() {
      last = null;
      taken = [];
      earlier = new Set();
    },
  };
}
