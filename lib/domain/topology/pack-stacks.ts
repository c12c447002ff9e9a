import { sizes } from "./sizes";

/** Where a stack stands in its host: its first card column and how many it spans. */
export interface Span {
  readonly column: number;
  readonly columns: number;
}

/** Height of a grid of so many cells, gap cells included. */
export function gridHeight(cells: number, columns: number): number {
  const rows = Math.ceil(cells / Math.max(1, columns));
  return rows === 0 ? 0 : rows * sizes.cardHeight + (rows - 1) * sizes.rowGap;
}

export const stackHeight = (cells: number, columns: number): number =>
  sizes.stackLabel + Math.max(sizes.cardHeight, gridHeight(cells, columns));

/** The foot of each card column while stacks are set one after another, each as high up as its own columns allow. */
export class ColumnFeet {
  readonly #feet: number[];

  constructor(columns: number) {
    this.#feet = new Array<number>(Math.max(1, columns)).fill(0);
  }

  /** Where a stack would begin in these columns, counted from the foot of the host's head. */
  topFor({ column, columns }: Span): number {
    let top = 0;
    for (let i = column; i < column + columns && i < this.#feet.length; i++) top = Math.max(top, this.#feet[i] ?? 0);
    return top;
  }

  /** The highest place that is so wide; the leftmost where equal. */
  highest(columns: number): Span {
    const feet = this.#feet;
    let best = 0;
    let top = this.topFor({ column: 0, columns });
    for (let column = 1; top > 0 && column + columns <= feet.length; ) {
      let foot = column + columns - 1;
      while (foot >= column && (feet[foot] ?? 0) < top) foot--;
      if (foot < column) {
        best = column;
        top = this.topFor({ column, columns });
      }
      // No place that holds this foot is higher.
      column = Math.max(foot, column) + 1;
    }
    return { column: best, columns };
  }

  set(span: Span, height: number): number {
    const top = this.topFor(span);
    for (let i = span.column; i < span.column + span.columns && i < this.#feet.length; i++)
      this.#feet[i] = top + height + sizes.rowGap;
    return top;
  }

  /** Height of all that was set. */
  get height(): number {
    return Math.max(0, Math.max(...this.#feet) - sizes.rowGap);
  }
}

/** Stacks set into a host's columns. */
export interface Packing {
  readonly height: number;
  /** One for each stack; worked out when they are asked for. */
  readonly spans: Span[];
}

/**
 * Sets stacks of the given card counts into `columns` card columns, in order, each in the highest place that is wide
 * enough for it (leftmost where equal). For a host that is seen for the first time; later only newcomers are set.
 */
export function packStacks(counts: readonly number[], columns: number): Packing {
  return {
    get height() {
      return packedHeight(counts, columns);
    },
    get spans() {
      return pack(counts, columns).spans;
    },
  };
}

function pack(counts: readonly number[], columns: number): { readonly spans: Span[]; readonly feet: ColumnFeet } {
  const feet = new ColumnFeet(columns);
  const spans = counts.map((count) => {
    const span = feet.highest(Math.min(Math.max(1, count), columns));
    feet.set(span, stackHeight(count, span.columns));
    return span;
  });
  return { spans, feet };
}

/**
 * To fit a lab is to ask for each host's height at each width it might have, and again with each engine that is heard:
 * of hosts that hold what they held it is known. As many hosts as a large lab has.
 */
const mostKnown = 1_000;
const heights = new Map<string, number[]>();
const keys = new WeakMap<readonly number[], string>();

function packedHeight(counts: readonly number[], columns: number): number {
  const key = keys.get(counts) ?? counts.join();
  keys.set(counts, key);
  const known = heights.get(key) ?? [];
  if (known.length === 0) {
    if (heights.size >= mostKnown) heights.clear();
    heights.set(key, known);
  }
  const height = known[columns] ?? pack(counts, columns).feet.height;
  known[columns] = height;
  return height;
}

/** A host's outer height, from the height of its stacks and the number of cards that belong to none. */
export function hostHeight(stacksHeight: number, looseCells: number, columns: number): number {
  const loose = gridHeight(looseCells, columns);
  if (stacksHeight === 0 && loose === 0) return sizes.foldedHost;
  const between = stacksHeight > 0 && loose > 0 ? sizes.rowGap : 0;
  const above = stacksHeight > 0 ? sizes.hostHead : sizes.hostHead + sizes.rowGap;
  return above + stacksHeight + between + loose + sizes.hostFoot;
}
