"use client";

import { useEffect } from "react";
import { type Lab, useLab } from "@/components/live/lab-store";
import type { EdgeView } from "@/components/shell/edge-view";
import { isFiltered, type LabView } from "@/components/shell/lab-url";
import { emptyMap, type MapState, useMap } from "@/components/topology/map-store";
import { litNodes } from "@/components/topology/pipeline/lit";
import { litBySelection } from "@/components/topology/pipeline/lit-by-selection";
import type { NodeId } from "@/lib/domain/ids";
import { matchNodes } from "@/lib/domain/topology/match-nodes";

/** Mirrors selection, VLAN overlay and filter into the map's store as what is lit and what fades: the first there is. */
export function useLit(view: LabView): void {
  useEffect(() => {
    const look = () => useMap.setState(litOf(view, useLab.getState()));
    look();
    if (!view.select && !view.vlan && !isFiltered(view)) return;
    // What is selected is lit by relations and by who stands where; health has no say in it.
    const stopLab = useLab.subscribe((lab, before) => {
      const moved = lab.relations !== before.relations || lab.children !== before.children;
      if (moved || (!isSelected(view, lab) && lab.nodes !== before.nodes)) look();
    });
    const stopMap = useMap.subscribe((map, before) => map.lane !== before.lane && look());
    return () => {
      stopLab();
      stopMap();
    };
  }, [view]);
}

const isSelected = ({ select }: LabView, { nodes }: Lab): boolean => select !== null && nodes.has(select);

type Lit = Pick<MapState, "selectId" | "selectionInside" | "reach" | "related" | "possible" | "lit">;

function litOf(view: LabView, lab: Lab): Lit {
  const { selectId, selectionInside, reach, related, possible, lit } = emptyMap;
  if (isSelected(view, lab) && view.select !== null) return bySelection(view.select, view.edges, lab);
  const { lane } = useMap.getState();
  if (view.vlan !== null && lane)
    return { selectId, selectionInside, reach, related, possible, lit: litNodes(lane.ids, lab.nodes) };
  const filtered = isFiltered(view) ? litNodes(matchNodes(lab.nodes, view), lab.nodes) : lit;
  return { selectId, selectionInside, reach, related, possible, lit: filtered };
}

function bySelection(selectId: NodeId, { kinds }: EdgeView, lab: Lab): Lit {
  return { selectId, ...litBySelection(selectId, lab, new Set(kinds)) };
}
