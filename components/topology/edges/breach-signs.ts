import type { BreachRun } from "@/lib/domain/topology/geometry-model";

/** A sign at a tear, in plane px. `runs`: those it speaks for, the one that it stands at first. */
export interface BreachSign {
  readonly runs: readonly BreachRun[];
  readonly x: number;
  readonly y: number;
}

/** A sign's size on the screen, as the layout keeps room for it. */
const size = { w: 92, h: 56 };

/**
 * Where the signs stand when they are drawn `scale` times as large as the plane, so that they can be read from far off.
 * They grow away from their tear. A sign that would lie on another of the same two zones joins it, on any other it
 * stands below.
 */
export function breachSigns(runs: readonly BreachRun[], scale: number): readonly BreachSign[] {
  const signs: { runs: BreachRun[]; x: number; y: number }[] = [];
  const [w, h] = [size.w * scale, size.h * scale];
  for (const run of runs) {
    const at = grown(run, scale);
    const meets = (sign: { x: number; y: number }) =>
      sign.x < at.x + w && at.x < sign.x + w && sign.y < at.y + h && at.y < sign.y + h;
    const same = signs.find((sign) => meets(sign) && samePair(sign.runs[0], run));
    if (same) {
      same.runs.push(run);
      continue;
    }
    for (let tries = 0; tries < signs.length && signs.some(meets); tries++) at.y += h;
    signs.push({ runs: [run], ...at });
  }
  return signs;
}

function grown({ plate, tears: [tear] }: BreachRun, scale: number): { x: number; y: number } {
  const above = tear !== undefined && plate.y < tear.y;
  const x = plate.x + (size.w - size.w * scale) / 2;
  const y = above ? plate.y + size.h - size.h * scale : plate.y;
  return { x: Math.max(0, x), y: Math.max(0, y) };
}

const samePair = (a: BreachRun | undefined, b: BreachRun): boolean =>
  a?.fromZoneId === b.fromZoneId && a.toZoneId === b.toZoneId;
