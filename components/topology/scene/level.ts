import { sizes } from "@/lib/domain/topology/sizes";

/**
 * How near the map is: `close` draws cards with image, ports and figures, `near` cards, `middle` stacks and chips, `far`
 * a mark per member. It depends on how many pixels a card has and on nothing else, so that the same zoom looks the same
 * in every lab.
 */
export type Level = "close" | "near" | "middle" | "far";

/**
 * Four lines fit a card of so many px; the next is still read as a card; below the last a name no longer fits a chip,
 * of whose height the heads above it take a part.
 */
const linesFrom = 54;
const cardFrom = 28;
const chipFrom = 17;
/** Around a threshold the level stays what it was, or a hand that trembles on the wheel makes the map flicker. */
const slack = 1;

const nearestFirst: readonly (readonly [Level, number])[] = [
  ["close", linesFrom],
  ["near", cardFrom],
  ["middle", chipFrom],
];

export function levelAt(zoom: number, before: Level | null = null): Level {
  const height = sizes.cardHeight * zoom;
  const order: readonly Level[] = ["close", "near", "middle", "far"];
  const was = before === null ? null : order.indexOf(before);
  for (const [i, [level, from]] of nearestFirst.entries()) {
    const lean = was === null ? 0 : was <= i ? -slack : slack;
    if (height >= from + lean) return level;
  }
  return "far";
}

/** Drawn as elements rather than on the canvas. */
export const hasCards = (level: Level): boolean => level === "close" || level === "near";

/** At this zoom, whatever was before, the map is far. */
export const isFarAt = (zoom: number): boolean => sizes.cardHeight * zoom < chipFrom;
