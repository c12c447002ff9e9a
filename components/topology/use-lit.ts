"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { isFiltered, type LabView } from "@/components/shell/lab-url";
import { useMap } from "@/components/topology/map-store";
import { litNodes } from "@/components/topology/pipeline/lit";
import { tiesOf } from "@/components/topology/pipeline/relate-selection";
import { matchNodes } from "@/lib/domain/topology/match-nodes";

/** Mirrors selection and filter into the map's store as what is lit and what fades. */
export function useLit(view: LabView): void {
  useEffect(() => {
    const look = () => {
      const lab = useLab.getState();
      const selectId = view.select && lab.nodes.has(view.select) ? view.select : null;
      const ties = selectId ? tiesOf(selectId, lab.relations.values(), (id) => lab.nodes.has(id)) : [];
      const related = new Set(ties.map((tie) => tie.otherId));
      const lit = selectId
        ? litNodes([selectId, ...related], lab.nodes)
        : isFiltered(view)
          ? litNodes(matchNodes(lab.nodes, view), lab.nodes)
          : null;
      useMap.setState({ selectId, related, lit });
    };
    look();
    if (!view.select && !isFiltered(view)) return;
    return useLab.subscribe((lab, before) => {
      if (lab.nodes !== before.nodes || lab.relations !== before.relations) look();
    });
  }, [view]);
}
