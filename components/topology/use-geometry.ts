"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { usePins } from "@/components/shell/pins";
import { emptyMap, useMap } from "@/components/topology/map-store";
import { breachEndsOf } from "@/components/topology/pipeline/breach-ends";
import { foldByItself, foldedBut, foldedNow, foldGaps, nothingFolded } from "@/components/topology/pipeline/fold";
import { GeometryClient, type GeometryWorker } from "@/components/topology/pipeline/geometry-client";
import { gridFallback } from "@/components/topology/pipeline/grid-fallback";
import { breachesOf, sameStructure } from "@/components/topology/pipeline/structure";
import type { NodeId } from "@/lib/domain/ids";
import type { Geometry, GeometryInput } from "@/lib/domain/topology/geometry-model";
import type { Finding } from "@/lib/domain/topology/model";
import type { Preset } from "@/lib/domain/topology/presets";
import { toGeometryInput } from "@/lib/domain/topology/to-geometry-input";

const spawn = (): GeometryWorker =>
  new Worker(new URL("./geometry.worker.ts", import.meta.url), { type: "module" }) as unknown as GeometryWorker;

type Lab = ReturnType<typeof useLab.getState>;

/** Keeps the map's geometry true to the lab's structure, the folds and the breaches: asked anew only when one changed. */
export function useGeometry(preset: Preset, unfolded: boolean): void {
  useEffect(() => {
    const client = new GeometryClient({ spawn, fallback: gridFallback, onGeometry: publish });
    let asked: Pick<Lab, "nodes" | "places"> | null = null;
    let askedBreaches: readonly Finding[] = [];
    let askedFolds: ReadonlySet<NodeId> | null = null;

    const look = () => {
      const lab = useLab.getState();
      if (lab.revision === 0 && lab.nodes.size === 0) return;
      const map = useMap.getState();
      const breaches = breachesOf(lab.findings, askedBreaches);
      const moved = !asked || asked.places !== lab.places || !sameStructure(asked.nodes, lab.nodes);
      const byItself = moved && !unfolded ? foldByItself(lab.nodes, lab.children, map.byItself) : map.byItself;
      const kept = foldedBut(usePins.getState().ids, byItself.folded, lab.nodes);
      const shut = foldedNow(unfolded ? nothingFolded.folded : kept, map.chosen);
      const folded = foldGaps(shut, lab.places.values(), map.geometry ? map.folded : null);
      const refolded = !askedFolds || !sameSet(folded, askedFolds);
      if (!moved && !refolded && askedBreaches === breaches) return;
      asked = { nodes: lab.nodes, places: lab.places };
      askedBreaches = breaches;
      askedFolds = folded;
      if (moved) useMap.setState({ byItself });
      client.request(
        toGeometryInput({
          nodes: lab.nodes.values(),
          findings: breaches,
          places: lab.places.values(),
          preset,
          folded: [...folded].sort(),
          roomy: [...folded].filter((id) => map.chosen.get(id)).sort(),
        }),
      );
    };

    look();
    const stopLab = useLab.subscribe(look);
    const stopPins = usePins.subscribe(look);
    const stopMap = useMap.subscribe((map, before) => map.chosen !== before.chosen && look());
    return () => {
      stopLab();
      stopMap();
      stopPins();
      client.close();
    };
  }, [preset, unfolded]);
  // The next map begins empty; a change of preset or of `unfolded` keeps the picture until the new one is there.
  useEffect(() => () => useMap.setState(emptyMap), []);
}

/** Folds and geometry change in one step: a row that is drawn folded has the height of a row. */
function publish(geometry: Geometry, input: GeometryInput, { plain }: { readonly plain: boolean }): void {
  useMap.setState({
    geometry,
    plain,
    folded: new Set(input.folded),
    breachEnds: breachEndsOf(geometry, input, useLab.getState().nodes),
  });
}

const sameSet = (a: ReadonlySet<NodeId>, b: ReadonlySet<NodeId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));
