"use client";

import { useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { isFiltered } from "@/components/shell/lab-url";
import { useLabView } from "@/components/shell/use-lab-view";
import { type ContainerGroup, groupContainers } from "@/lib/domain/topology/group-containers";
import { matchNodes } from "@/lib/domain/topology/match-nodes";

/** What the filter in the address leaves of the lab, in the table's order. */
export function useShownGroups(): readonly ContainerGroup[] {
  const nodes = useLab((lab) => lab.nodes);
  const view = useLabView();
  return useMemo(() => groupContainers(nodes, isFiltered(view) ? matchNodes(nodes, view) : null), [nodes, view]);
}
