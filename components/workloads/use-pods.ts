"use client";

import { useShallow } from "zustand/shallow";
import { useLab } from "@/components/live/lab-store";
import { tiers } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { PodNode } from "@/lib/domain/topology/cluster-nodes";

/** A workload's pods, those that need somebody first, then by name. */
export function usePods(workloadId: NodeId): readonly PodNode[] {
  return useLab(
    useShallow((lab) =>
      (lab.children.get(workloadId) ?? [])
        .map((id) => lab.nodes.get(id))
        .filter((node): node is PodNode => node?.kind === "pod")
        .sort((a, b) => tiers.indexOf(a.health.tier) - tiers.indexOf(b.health.tier) || (a.name < b.name ? -1 : 1)),
    ),
  );
}
