"use client";

import { useEffect } from "react";
import { type Lab, useLab } from "@/components/live/lab-store";
import type { EdgeView } from "@/components/shell/edge-view";
import type { Filter } from "@/components/shell/filter";
import type { LabView } from "@/components/shell/lab-url";
import { useFilter } from "@/components/shell/use-filter";
import { emptyMap, type MapState, useMap } from "@/components/topology/map-store";
import { litNodes } from "@/components/topology/pipeline/lit";
import { litBySelection } from "@/components/topology/pipeline/lit-by-selection";
import type { NodeId } from "@/lib/domain/ids";

/**
 * Mirrors selection, VLAN overlay, recent changes and filter into the map's store as what is lit and what fades: the
 * first there is.
 */
export function useLit(view: LabView): void {
  const filter = useFilter();
  useEffect(() => {
    const look = () => useMap.setState(litOf(view, filter, useLab.getState()));
    look();
    if (!view.select && !view.vlan && !view.changed && !filter) return;
    // What is selected is lit by relations and by who stands where; health has no say in it.
    const stopLab = useLab.subscribe((lab, before) => {
      const moved = lab.relations !== before.relations || lab.children !== before.children;
      if (moved || (!isSelected(view, lab) && lab.nodes !== before.nodes)) look();
    });
    const stopMap = useMap.subscribe((map, before) => {
      if (map.lane !== before.lane || map.changed !== before.changed) look();
    });
    return () => {
      stopLab();
      stopMap();
    };
  }, [view, filter]);
}

const isSelected = ({ select }: LabView, { nodes }: Lab): boolean => select !== null && nodes.has(select);

type Lit = Pick<MapState, "selectId" | "selectionInside" | "reach" | "related" | "possible" | "lit">;

function litOf(view: LabView, filter: Filter | null, lab: Lab): Lit {
  const { selectId, selectionInside, reach, related, possible, lit } = emptyMap;
  if (isSelected(view, lab) && view.select !== null) return bySelection(view.select, view.edges, lab);
  const { lane, changed } = useMap.getState();
  if (view.vlan !== null && lane)
    return { selectId, selectionInside, reach, related, possible, lit: litNodes(lane.ids, lab.nodes) };
  if (view.changed !== null && changed)
    return { selectId, selectionInside, reach, related, possible, lit: litByChange(changed, filter, lab) };
  return { selectId, selectionInside, reach, related, possible, lit: filter ? litByFilter(filter, lab) : lit };
}

interface KnownLit {
  readonly fit: ReadonlySet<NodeId>;
  readonly children: Lab["children"];
  readonly lit: ReadonlySet<NodeId>;
}
let known: KnownLit | null = null;

/** The same ones fit and stand where they stood: the same stays lit, and nothing is drawn anew. */
function litByFilter(filter: Filter, { nodes, children }: Lab): ReadonlySet<NodeId> {
  const fit = filter.match(nodes);
  if (known?.fit !== fit || known.children !== children) known = { fit, children, lit: litNodes(fit, nodes) };
  return known.lit;
}

/** Those of what has changed that the filter leaves. */
function litByChange(changed: ReadonlySet<NodeId>, filter: Filter | null, { nodes, children }: Lab) {
  const fit = filter?.match(nodes) ?? null;
  if (knownChange?.changed === changed && knownChange.fit === fit && knownChange.children === children)
    return knownChange.lit;
  const ids = fit ? [...changed].filter((id) => fit.has(id)) : changed;
  knownChange = { changed, fit, children, lit: litNodes(ids, nodes) };
  return knownChange.lit;
}

interface KnownChange extends Omit<KnownLit, "fit"> {
  readonly changed: ReadonlySet<NodeId>;
  readonly fit: ReadonlySet<NodeId> | null;
}
let knownChange: KnownChange | null = null;

function bySelection(selectId: NodeId, { kinds }: EdgeView, lab: Lab): Lit {
  return { selectId, ...litBySelection(selectId, lab, new Set(kinds)) };
}
