"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { usePins } from "@/components/shell/pins";
import { usePending, withPending } from "@/components/topology/drag/positions";
import { lazyWorker } from "@/components/topology/layout/lazy-worker";
import { emptyMap, useMap } from "@/components/topology/map-store";
import { breachEndsOf } from "@/components/topology/pipeline/breach-ends";
import { foldByItself, foldedBut, foldedNow, foldGaps, nothingFolded } from "@/components/topology/pipeline/fold";
import { GeometryClient, type GeometryWorker } from "@/components/topology/pipeline/geometry-client";
import { gridFallback } from "@/components/topology/pipeline/grid-fallback";
import { breachesOf, sameStructure } from "@/components/topology/pipeline/structure";
import type { NodeId } from "@/lib/domain/ids";
import { same } from "@/lib/domain/publish/same";
import { foldFronts } from "@/lib/domain/topology/fold-fronts";
import type { Geometry, GeometryInput } from "@/lib/domain/topology/geometry-model";
import type { Finding } from "@/lib/domain/topology/model";
import type { Position } from "@/lib/domain/topology/position";
import type { Preset } from "@/lib/domain/topology/presets";
import { toGeometryInput } from "@/lib/domain/topology/to-geometry-input";

const spawn = (): GeometryWorker =>
  new Worker(new URL("./geometry.worker.ts", import.meta.url), { type: "module" }) as unknown as GeometryWorker;

const spawnLayered = (): GeometryWorker =>
  lazyWorker(() => import("@/components/topology/layout/dependency-worker").then((file) => file.spawnDependencyWorker));

type Lab = ReturnType<typeof useLab.getState>;

/** Keeps the map's geometry true to the lab's structure, the folds and the breaches: asked anew only when one changed. */
export function useGeometry(preset: Preset, unfolded: boolean): void {
  useEffect(() => {
    const client = new GeometryClient({
      spawn: preset === "dependencies" ? spawnLayered : spawn,
      fallback: gridFallback,
      onGeometry: (geometry, input, { plain }) => publish(geometry, input, { plain, madeFor: { preset, unfolded } }),
    });
    let asked: Pick<Lab, "nodes" | "places" | "relations"> | null = null;
    let askedBreaches: readonly Finding[] = [];
    let askedFolds: ReadonlySet<NodeId> | null = null;
    let askedPositions: readonly Position[] = [];

    const look = () => {
      const lab = useLab.getState();
      if (lab.revision === 0 && lab.nodes.size === 0) return;
      const map = useMap.getState();
      const breaches = breachesOf(lab.findings, askedBreaches);
      const relinked = preset === "dependencies" && asked?.relations !== lab.relations;
      const moved = !asked || asked.places !== lab.places || relinked || !sameStructure(asked.nodes, lab.nodes);
      const byItself = moved && !unfolded ? foldByItself(lab.nodes, lab.children, map.byItself) : map.byItself;
      const kept = foldedBut(usePins.getState().ids, byItself.folded, lab.nodes);
      const shut = foldedNow(unfolded ? nothingFolded.folded : kept, map.chosen);
      const folded = foldGaps(shut, lab.places.values(), map.geometry ? map.folded : null);
      const refolded = !askedFolds || !sameSet(folded, askedFolds);
      const positions = withPending(lab.positions, usePending.getState().moves);
      const dragged = !samePositions(positions, askedPositions);
      if (!moved && !refolded && !dragged && askedBreaches === breaches) return;
      askedPositions = positions;
      asked = { nodes: lab.nodes, places: lab.places, relations: lab.relations };
      askedBreaches = breaches;
      askedFolds = folded;
      if (moved) useMap.setState({ byItself });
      client.request(
        toGeometryInput({
          nodes: lab.nodes.values(),
          findings: breaches,
          places: lab.places.values(),
          relations: foldFronts(lab.relations).values(),
          preset,
          positions,
          folded: [...folded].sort(),
          roomy: [...folded].filter((id) => map.chosen.get(id)).sort(),
        }),
      );
    };

    look();
    const stopLab = useLab.subscribe(look);
    const stopPins = usePins.subscribe(look);
    const stopMoves = usePending.subscribe(look);
    const stopMap = useMap.subscribe((map, before) => map.chosen !== before.chosen && look());
    return () => {
      stopLab();
      stopMap();
      stopPins();
      stopMoves();
      client.close();
    };
  }, [preset, unfolded]);
  // The next map begins empty; a change of preset or of `unfolded` keeps the picture until the new one is there.
  useEffect(() => () => useMap.setState(emptyMap), []);
}

/** Folds and geometry change in one step: a row that is drawn folded has the height of a row. */
function publish(
  geometry: Geometry,
  input: GeometryInput,
  { plain, madeFor }: Pick<ReturnType<typeof useMap.getState>, "plain" | "madeFor">,
): void {
  useMap.setState({
    geometry,
    madeFor,
    plain,
    folded: new Set(input.folded),
    breachEnds: breachEndsOf(geometry, input, useLab.getState().nodes),
  });
}

const samePositions = (a: readonly Position[], b: readonly Position[]): boolean =>
  a === b || (a.length === b.length && a.every((each, i) => each === b[i] || same(each, b[i])));

const sameSet = (a: ReadonlySet<NodeId>, b: ReadonlySet<NodeId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));
