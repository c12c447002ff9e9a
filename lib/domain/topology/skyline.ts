import { hostWidth, sizes } from "./sizes";

/** Boxes of the presets without walls stand on a grid of so many px, sideways. */
export const unit = 20;

/** Units that a box of so many card columns takes, the gap to the next included. */
export const unitsOf = (columns: number): number => Math.ceil((hostWidth(columns) + sizes.gangway) / unit);

/**
 * The foot of what stands in each unit of the plane while boxes are set one after another, each as high up as its own
 * units allow. What grows pushes only what was set after it and stands below it.
 */
export class Skyline {
  readonly #feet: number[] = [];

  topFor(start: number, span: number): number {
    let top = 0;
    for (let i = start; i < start + span; i++) top = Math.max(top, this.#feet[i] ?? 0);
    return top;
  }

  /** @returns the top of the box. */
  set(start: number, span: number, height: number): number {
    const top = this.topFor(start, span);
    for (let i = start; i < start + span; i++) this.#feet[i] = top + height + sizes.gangway;
    return top;
  }

  /** The highest place for a box in the first `width` units, leftmost where equal. */
  lowest(span: number, width: number): number {
    let best = 0;
    for (let start = 1; start + span <= width; start++) {
      // Between two steps of the skyline nothing can be higher than at its step.
      if (this.#feet[start] === this.#feet[start - 1]) continue;
      if (this.topFor(start, span) < this.topFor(best, span)) best = start;
    }
    return best;
  }

  get width(): number {
    return this.#feet.length;
  }

  get height(): number {
    return Math.max(0, this.#feet.reduce((most, foot) => Math.max(most, foot ?? 0), 0) - sizes.gangway);
  }
}
