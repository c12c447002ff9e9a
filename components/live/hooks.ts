"use client";
import { useShallow } from "zustand/shallow";
import type { Counts } from "@/lib/domain/health";
import { noCounts, tiers } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { Operation } from "@/lib/domain/operation";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { type Lab, useLab } from "./lab-store";

const none: readonly NodeId[] = [];

export const useNode = (id: NodeId | null): TopologyNode | null =>
  useLab((lab) => (id === null ? null : (lab.nodes.get(id) ?? null)));

/** Ids of what stands in `parentId` (`null`: the roots), in slot order. */
export const useChildren = (parentId: NodeId | null): readonly NodeId[] =>
  useLab((lab) => lab.children.get(parentId) ?? none);

/** Words of clusters are said only where there is one. */
export const useHasCluster = (): boolean =>
  useLab((lab) => [...lab.sources.values()].some((source) => source.kind === "cluster"));

/** The whole lab's counts; `breach` counts findings of severity high, each once. */
export const useCounts = (): Counts => useLab(useShallow(countLab));

export const useOperation = (id: string | null): Operation | null =>
  useLab((lab) => (id === null ? null : (lab.operations.get(id) ?? null)));

export function countLab(lab: Pick<Lab, "nodes" | "children" | "findings">): Counts {
  const sum: Record<keyof Counts, number> = { ...noCounts };
  for (const id of lab.children.get(null) ?? none) {
    const root = lab.nodes.get(id);
    if (root && "counts" in root) for (const tier of tiers) sum[tier] += root.counts[tier];
  }
  for (const finding of lab.findings.values()) if (finding.severity === "high") sum.breach += 1;
  return sum;
}
