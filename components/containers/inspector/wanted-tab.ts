"use client";

import { createWishes, useWish, wishFor } from "@/components/shell/wish";
import type { NodeId } from "@/lib/domain/ids";

export type InspectorTab = "overview" | "logs" | "connections" | "history";

const wishes = createWishes<InspectorTab>();

/** Opens the inspector of a container or workload at one of its parts. */
export const openAt = (nodeId: NodeId, tab: InspectorTab): void => wishFor(wishes, nodeId, tab);

/** The part that somebody asked for from outside the inspector, as soon as it is there. */
export const useWantedTab = (nodeId: NodeId, take: (tab: InspectorTab) => void): void => useWish(wishes, nodeId, take);
