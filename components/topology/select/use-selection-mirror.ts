"use client";

import { useEffect } from "react";
import { useSelection } from "@/components/containers/select/selection";
import { useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import type { NodeId } from "@/lib/domain/ids";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** Writes a selection of many into the map's store as what wears the ring: its members, and folded boxes that hold some. */
export function useSelectionMirror(): void {
  useEffect(() => {
    const look = () => {
      const { ids } = useSelection.getState();
      const { folded, selectedIds } = useMap.getState();
      if (ids.size === 0 && selectedIds.size === 0) return;
      useMap.setState({ selectedIds: ringed(ids, folded, useLab.getState().nodes) });
    };
    look();
    const stops = [
      useSelection.subscribe((selection, before) => selection.ids !== before.ids && look()),
      useMap.subscribe((map, before) => map.folded !== before.folded && look()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}

function ringed(
  ids: ReadonlySet<NodeId>,
  folded: ReadonlySet<NodeId>,
  nodes: ReadonlyMap<NodeId, TopologyNode>,
): ReadonlySet<NodeId> {
  if (folded.size === 0) return ids;
  const all = new Set(ids);
  const known = new Set<NodeId>();
  for (const id of ids) {
    let at = nodes.get(id)?.parentId ?? null;
    for (; at !== null && !known.has(at); at = nodes.get(at)?.parentId ?? null) {
      known.add(at);
      if (folded.has(at)) all.add(at);
    }
  }
  return all;
}
