"use client";

import { useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { useFilter } from "@/components/shell/use-filter";
import { type ContainerGroup, groupContainers } from "@/lib/domain/topology/group-containers";

/** What the filter in the address leaves of the lab, in the table's order. */
export function useShownGroups(): readonly ContainerGroup[] {
  const nodes = useLab((lab) => lab.nodes);
  const filter = useFilter();
  return useMemo(() => groupContainers(nodes, filter?.match(nodes) ?? null), [nodes, filter]);
}
