"use client";

import { create } from "zustand";
import { changeLabView } from "@/components/shell/use-lab-view";
import type { NodeId } from "@/lib/domain/ids";

export type WorkloadDialog = "redeploy" | "scale";

/** The question that somebody asked for from outside the inspector, until it is shown there. */
export const useWantedDialog = create<{ readonly nodeId: NodeId | null; readonly dialog: WorkloadDialog }>(() => ({
  nodeId: null,
  dialog: "redeploy",
}));

/** Opens the inspector of a workload with a question. */
export function askAt(nodeId: NodeId, dialog: WorkloadDialog): void {
  useWantedDialog.setState({ nodeId, dialog });
  changeLabView({ select: nodeId });
}
