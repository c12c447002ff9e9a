import { type EdgeRoute, edgeId, type Point } from "@/components/topology/pipeline/edge-model";
import { middleOf } from "@/components/topology/pipeline/route-edge";
import type { Geometry } from "@/lib/domain/topology/geometry-model";
import type { RelationKind } from "@/lib/domain/topology/model";
import type { RelationIndex } from "@/lib/domain/topology/relation-index";

type Lines = NonNullable<Geometry["lines"]>;

/** Ways that the layout itself found, as a layered one does, by the pair they join; each begins at its `from`. */
export const waysOf = (lines: Lines): ReadonlyMap<string, Lines[number]> =>
  new Map(lines.map((line) => [edgeId(line.from, line.to), line]));

/** The way of a pair, begun at `from`. */
export function wayFrom(line: Lines[number] | undefined, from: string): readonly Point[] | undefined {
  if (!line || line.points.length < 2) return undefined;
  return line.from === from ? line.points : line.points.toReversed();
}

/** The layout's own lines with what they stand for, so that they can be pointed at like any other. */
export function lineRoutes(lines: Lines, index: RelationIndex, kinds: ReadonlySet<RelationKind>): EdgeRoute[] {
  return lines.flatMap(({ from, to, certain, points }): EdgeRoute[] => {
    const relations = (index.from.get(from) ?? []).filter((each) => each.to === to && kinds.has(each.kind));
    if (relations.length === 0) return [];
    return [
      {
        // Two that need each other have a line each.
        id: `${from}>${to}`,
        from,
        to,
        back: false,
        certain,
        kinds: [...new Set(relations.map((each) => each.kind))],
        count: relations.length,
        relationIds: relations.map((each) => each.id),
        tone: "map",
        points,
        middle: middleOf(points),
      },
    ];
  });
}
