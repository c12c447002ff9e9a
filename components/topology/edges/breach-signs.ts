import { plateSize, touches } from "@/lib/domain/topology/free-plate";
import type { Box, BreachRun } from "@/lib/domain/topology/geometry-model";
import { stubSize } from "@/lib/domain/topology/stub-breaches";

/** A sign at a tear, in plane px. `runs`: those it speaks for, the one that it stands at first. */
export interface BreachSign {
  readonly runs: readonly BreachRun[];
  readonly x: number;
  readonly y: number;
}

/** A sign's size on the screen, as the layout keeps room for it. */
const sizeOf = ({ stub }: BreachRun) => (stub ? stubSize : plateSize);

/**
 * Where the signs stand when they are drawn `scale` times as large as the plane, so that they can be read from far off.
 * They grow away from their tear, or from the box that their stub hangs on. A sign that would lie on another of the same two zones joins it, on any other it
 * stands below.
 */
export function breachSigns(runs: readonly BreachRun[], scale: number): readonly BreachSign[] {
  const signs: { runs: BreachRun[]; x: number; y: number; w: number; h: number }[] = [];
  for (const run of runs) {
    const at = grown(run, scale);
    const meets = (sign: Box) => touches(sign, at);
    const same = signs.find((sign) => meets(sign) && samePair(sign.runs[0], run));
    if (same) {
      same.runs.push(run);
      continue;
    }
    for (let tries = 0; tries < signs.length && signs.some(meets); tries++) at.y += at.h;
    signs.push({ runs: [run], ...at });
  }
  return signs;
}

function grown(run: BreachRun, scale: number): { x: number; y: number; w: number; h: number } {
  const { plate, stub } = run;
  const [tear] = run.tears;
  const size = sizeOf(run);
  const [w, h] = [size.w * scale, size.h * scale];
  const above = stub ? stub.above : tear !== undefined && plate.y < tear.y;
  // The name at a stub's end stays where the line is.
  const fixed = stub ? (stub.side === "right" ? 1 : 0) : 0.5;
  const x = plate.x + (size.w - w) * fixed;
  const y = above ? plate.y + size.h - h : plate.y;
  return { x: Math.max(0, x), y: Math.max(0, y), w, h };
}

const samePair = (a: BreachRun | undefined, b: BreachRun): boolean =>
  a?.fromZoneId === b.fromZoneId && a.toZoneId === b.toZoneId;

/** Beside the name of the zone at its end a stub's sign says the other one. */
export const stubWords = (
  { stub, fromZoneId }: BreachRun,
  names: { readonly from: string; readonly to: string },
): string => (stub?.zoneId === fromZoneId ? `to ${names.to}` : `from ${names.from}`);
