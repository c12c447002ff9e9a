"use client";

import { useEffect, useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { drawnKinds } from "@/components/shell/edge-view";
import { useLabView } from "@/components/shell/use-lab-view";
import { useMountWindow } from "@/components/topology/camera/use-mount-window";
import { useSeenPlaces } from "@/components/topology/edges/use-seen-places";
import { useMap } from "@/components/topology/map-store";
import { drawSelection } from "@/components/topology/pipeline/draw-selection";
import { wholeMap } from "@/components/topology/pipeline/draw-whole";
import { type EdgeDrawing, noEdges } from "@/components/topology/pipeline/edge-model";
import { groundOf } from "@/components/topology/pipeline/ground";
import { lineRoutes } from "@/components/topology/pipeline/line-routes";
import { currentScene } from "@/components/topology/scene/current-scene";
import { seenPlaces } from "@/components/topology/scene/seen-place";
import { foldFronts } from "@/lib/domain/topology/fold-fronts";
import type { RelationKind } from "@/lib/domain/topology/model";
import { indexRelations } from "@/lib/domain/topology/relation-index";

/** Works out which lines are drawn where, when the lab, the layout, the selection or the wish changes; never per frame. */
export function EdgeKeeper() {
  const { edges: wish, preset } = useLabView();
  const relations = useLab((lab) => foldFronts(lab.relations));
  const geometry = useMap((map) => map.geometry);
  const inside = useMap((map) => map.selectionInside);
  const reach = useMap((map) => map.reach);
  const level = useMap((map) => map.level);
  const placeOf = useSeenPlaces();
  const drawn = drawnKinds(preset, wish);
  const kinds = useKinds(drawn.selection);
  const wholeKinds = useKinds(drawn.whole);
  const window = useMountWindow(wholeKinds.size > 0);
  const ground = useMemo(() => (geometry ? groundOf(geometry, useLab.getState().nodes) : null), [geometry]);
  // Far out each member has a mark, one in a folded stack too.
  const marked = useMemo(() => {
    if (!geometry || level !== "far") return ground;
    const scene = seenPlaces(currentScene(), "far", 1);
    return groundOf(geometry, useLab.getState().nodes, (id) => scene(id) !== undefined || id.startsWith("zone:"));
  }, [geometry, level, ground]);
  const own = useMemo(
    () => (marked && reach ? drawSelection(inside, reach, indexRelations(relations), kinds, marked, placeOf) : noEdges),
    [marked, reach, inside, relations, kinds, placeOf],
  );
  const whole = useMemo(
    () => (ground && wholeKinds.size > 0 ? wholeMap(relations.values(), wholeKinds, ground) : null),
    [ground, relations, wholeKinds],
  );
  // Where there is a selection the rest of the map fades, and its lines with it.
  const all = useMemo(
    () => (whole && !reach ? whole.drawIn(level, window, placeOf) : null),
    [whole, reach, level, window, placeOf],
  );
  const laid = useMemo(() => {
    if (!geometry?.lines || reach) return null;
    return { ...noEdges, routes: lineRoutes(geometry.lines, indexRelations(relations), kinds) };
  }, [geometry, reach, relations, kinds]);
  const shown = laid ?? all ?? own;
  useEffect(() => publish(shown), [shown]);
  useEffect(() => () => publish(noEdges), []);
  return null;
}

/** The same set while the kinds are the same. */
function useKinds(kinds: readonly RelationKind[]): ReadonlySet<RelationKind> {
  const named = kinds.join();
  return useMemo(() => new Set(named.split(",").filter(Boolean) as RelationKind[]), [named]);
}

function publish(edges: EdgeDrawing): void {
  const { edge } = useMap.getState();
  const stays = edge && [...edges.routes, ...edges.hubs].some((each) => each.id === edge.id);
  useMap.setState({ edges, edge: stays ? edge : null });
}
