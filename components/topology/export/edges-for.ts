import type { DrawnKinds } from "@/components/shell/edge-view";
import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { drawSelection } from "@/components/topology/pipeline/draw-selection";
import { wholeMap } from "@/components/topology/pipeline/draw-whole";
import { type EdgeDrawing, noEdges } from "@/components/topology/pipeline/edge-model";
import { groundOf } from "@/components/topology/pipeline/ground";
import type { PlaceOf } from "@/components/topology/scene/seen-place";
import { foldFronts } from "@/lib/domain/topology/fold-fronts";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { indexRelations } from "@/lib/domain/topology/relation-index";

/** The edges that are chosen, led to where things stand on the picture rather than on the screen. */
export function edgesFor(
  { lab, map, geometry, level }: Pick<PictureSheet, "lab" | "map" | "geometry" | "level">,
  drawn: DrawnKinds,
  { window, placeOf }: { readonly window: Box; readonly placeOf: PlaceOf },
): EdgeDrawing {
  const kinds = new Set(drawn.selection);
  const isMarked = (id: string) => placeOf(id) !== undefined || id.startsWith("zone:");
  if (map.reach) {
    const ground = level === "far" ? groundOf(geometry, lab.nodes, isMarked) : groundOf(geometry, lab.nodes);
    return drawSelection(
      map.selectionInside,
      map.reach,
      indexRelations(foldFronts(lab.relations)),
      kinds,
      ground,
      placeOf,
    );
  }
  if (drawn.whole.length === 0) return noEdges;
  return wholeMap(foldFronts(lab.relations).values(), new Set(drawn.whole), groundOf(geometry, lab.nodes)).drawIn(
    level,
    window,
    placeOf,
  );
}
