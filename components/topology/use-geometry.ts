"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { emptyMap, useMap } from "@/components/topology/map-store";
import { foldByItself, foldedNow, nothingFolded } from "@/components/topology/pipeline/fold";
import { GeometryClient, type GeometryWorker } from "@/components/topology/pipeline/geometry-client";
import { gridFallback } from "@/components/topology/pipeline/grid-fallback";
import { breachesOf, sameStructure } from "@/components/topology/pipeline/structure";
import type { NodeId } from "@/lib/domain/ids";
import type { Geometry } from "@/lib/domain/topology/geometry-model";
import type { Finding } from "@/lib/domain/topology/model";
import { toGeometryInput } from "@/lib/domain/topology/to-geometry-input";

const spawn = (): GeometryWorker =>
  new Worker(new URL("./geometry.worker.ts", import.meta.url), { type: "module" }) as unknown as GeometryWorker;

/** Keeps the map's geometry true to the lab's structure, the folds and the breaches: asked anew only when one changed. */
export function useGeometry(unfolded: boolean): void {
  useEffect(() => {
    const client = new GeometryClient({ spawn, fallback: gridFallback, onGeometry: publish });
    let asked: { nodes: ReturnType<typeof useLab.getState>["nodes"]; breaches: readonly Finding[] } | null = null;
    let askedFolds: ReadonlySet<NodeId> | null = null;

    const look = () => {
      const lab = useLab.getState();
      if (lab.revision === 0 && lab.nodes.size === 0) return;
      const map = useMap.getState();
      const breaches = breachesOf(lab.findings, asked?.breaches ?? []);
      const moved = !asked || !sameStructure(asked.nodes, lab.nodes);
      const byItself = moved && !unfolded ? foldByItself(lab.nodes, lab.children, map.byItself) : map.byItself;
      const folded = foldedNow(unfolded ? nothingFolded.folded : byItself.folded, map.chosen);
      const refolded = !askedFolds || !sameSet(folded, askedFolds);
      if (!moved && !refolded && asked?.breaches === breaches) return;
      asked = { nodes: lab.nodes, breaches };
      askedFolds = folded;
      if (moved) useMap.setState({ byItself });
      client.request(toGeometryInput(lab.nodes.values(), breaches, [...folded].sort()));
    };

    look();
    const stopLab = useLab.subscribe(look);
    const stopMap = useMap.subscribe((map, before) => map.chosen !== before.chosen && look());
    return () => {
      stopLab();
      stopMap();
      client.close();
    };
  }, [unfolded]);
  // The next map begins empty; a change of `unfolded` keeps the picture until the new one is there.
  useEffect(() => () => useMap.setState(emptyMap), []);
}

/** Folds and geometry change in one step: a row that is drawn folded has the height of a row. */
function publish(
  geometry: Geometry,
  input: { readonly folded: readonly NodeId[] },
  { plain }: { readonly plain: boolean },
): void {
  const ends = geometry.breaches.flatMap((run) => [run.fromId, run.toId]);
  useMap.setState({
    geometry,
    plain,
    folded: new Set(input.folded),
    // A zone as an end has its wall torn; only boxes wear the ring.
    breachEnds: new Set(ends.filter((id) => !id.startsWith("zone:"))),
  });
}

const sameSet = (a: ReadonlySet<NodeId>, b: ReadonlySet<NodeId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));
