"use client";

import { create } from "zustand";
import { changeLabView } from "@/components/shell/use-lab-view";
import type { NodeId } from "@/lib/domain/ids";

export type InspectorTab = "overview" | "logs" | "connections" | "history";

/** The part of the inspector that somebody asked for from outside it, until it is shown. */
export const useWantedTab = create<{ readonly nodeId: NodeId | null; readonly tab: InspectorTab }>(() => ({
  nodeId: null,
  tab: "overview",
}));

/** Opens the inspector of a container at one of its parts. */
export function openAt(nodeId: NodeId, tab: InspectorTab): void {
  useWantedTab.setState({ nodeId, tab });
  changeLabView({ select: nodeId });
}
