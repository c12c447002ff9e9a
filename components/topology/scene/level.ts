import { sizes } from "@/lib/domain/topology/sizes";

/**
 * How near the map is: `near` draws cards, `middle` stacks and chips, `far` a mark per member. It depends on how many
 * pixels a card has and on nothing else, so that the same zoom looks the same in every lab.
 */
export type Level = "near" | "middle" | "far";

/** A card of so many px is still read as a card; below the second a name no longer fits its chip. */
const cardFrom = 28;
const chipFrom = 12;
/** Around a threshold the level stays what it was, or a hand that trembles on the wheel makes the map flicker. */
const slack = 1;

export function levelAt(zoom: number, before: Level | null = null): Level {
  const height = sizes.cardHeight * zoom;
  const near = cardFrom + (before === null ? 0 : before === "near" ? -slack : slack);
  const middle = chipFrom + (before === null ? 0 : before === "far" ? slack : -slack);
  if (height >= near) return "near";
  return height >= middle ? "middle" : "far";
}
