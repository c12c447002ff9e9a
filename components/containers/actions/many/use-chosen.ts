"use client";

import { useState } from "react";
import { useShallow } from "zustand/shallow";
import { useSelection } from "@/components/containers/select/selection";
import { useLab } from "@/components/live/lab-store";
import { type Counts, noCounts } from "@/lib/domain/health";
import { isMember, type MemberNode } from "@/lib/domain/topology/members";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { sameToAct } from "./split-many";

/** The selected members as they are now; those that are gone are left out. */
export function useChosen(): readonly MemberNode[] {
  const ids = useSelection((selection) => selection.ids);
  return useLab(
    useShallow((lab) => {
      const chosen: MemberNode[] = [];
      for (const id of ids) {
        const node = lab.nodes.get(id);
        if (isMember(node)) chosen.push(node);
      }
      return chosen;
    }),
  );
}

/** The same list while the same can be done to them. */
export function useSettled(chosen: readonly ContainerNode[]): readonly ContainerNode[] {
  const [settled, setSettled] = useState(chosen);
  if (settled === chosen || sameToAct(settled, chosen)) return settled;
  setSettled(chosen);
  return chosen;
}

/** How they are; one that ran once counts here too, as it was selected too. */
export function countTiers(chosen: readonly MemberNode[]): Counts {
  const counts: Record<keyof Counts, number> = { ...noCounts };
  for (const { health, breach } of chosen) {
    counts[health.tier] += 1;
    if (breach) counts.breach += 1;
  }
  return counts;
}
