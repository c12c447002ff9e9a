"use client";

import { createWishes, useWish, wishFor } from "@/components/shell/wish";
import type { NodeId } from "@/lib/domain/ids";

export type WorkloadDialog = "redeploy" | "scale" | "image" | "undo" | "run-now" | "retry-job";

const wishes = createWishes<WorkloadDialog>();

/** Opens the inspector of a workload with a question. */
export const askAt = (nodeId: NodeId, dialog: WorkloadDialog): void => wishFor(wishes, nodeId, dialog);

/** The question that somebody asked for from outside the inspector, as soon as it is there. */
export const useWantedDialog = (nodeId: NodeId, take: (dialog: WorkloadDialog) => void): void =>
  useWish(wishes, nodeId, take);
