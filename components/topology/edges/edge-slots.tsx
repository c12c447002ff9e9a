"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { alwaysDrawn } from "@/components/shell/edge-view";
import { useLabView } from "@/components/shell/use-lab-view";
import { useMap } from "@/components/topology/map-store";
import { noEdges } from "@/components/topology/pipeline/edge-model";

// Most visits look at the map as it is; what works edges out and draws them comes with the first that are wanted.
const EdgeKeeper = dynamic(() => import("@/components/topology/edges/edge-keeper").then((file) => file.EdgeKeeper), {
  ssr: false,
});
const EdgeLayer = dynamic(() => import("@/components/topology/edges/edge-layer").then((file) => file.EdgeLayer), {
  ssr: false,
});
const EdgeList = dynamic(() => import("@/components/topology/edges/edge-list").then((file) => file.EdgeList), {
  ssr: false,
});
const BreachGlance = dynamic(
  () => import("@/components/topology/edges/breach-glance").then((file) => file.BreachGlance),
  { ssr: false },
);
const EdgeGlance = dynamic(() => import("@/components/topology/edges/edge-glance").then((file) => file.EdgeGlance), {
  ssr: false,
});

/** Works out the lines: of a selection, of the whole map, those that a layout has laid or that a preset always draws. */
export function EdgeKeeperSlot() {
  const { edges, preset } = useLabView();
  const relations = useLab((lab) => (alwaysDrawn(preset).length > 0 ? lab.relations : null));
  const has = useMemo(() => {
    const always = alwaysDrawn(preset);
    for (const { kind } of relations?.values() ?? []) if (always.includes(kind)) return true;
    return false;
  }, [relations, preset]);
  const wanted = useMap((map) => map.reach !== null || map.geometry?.lines !== undefined);
  return wanted || has || edges.whole ? <EdgeKeeper /> : null;
}

export function EdgeLayerSlot() {
  const some = useMap((map) => map.edges !== noEdges || map.reach !== null);
  return some ? <EdgeLayer /> : null;
}

/** The selection's edges as a list, and what an edge or a breach that is pointed at stands for. */
export function EdgeListSlot() {
  const selection = useMap((map) => map.reach !== null);
  const pointed = useMap((map) => map.edge !== null);
  const torn = useMap((map) => map.breach !== null);
  return (
    <>
      {selection ? <EdgeList /> : null}
      {pointed ? <EdgeGlance /> : null}
      {torn ? <BreachGlance /> : null}
    </>
  );
}
