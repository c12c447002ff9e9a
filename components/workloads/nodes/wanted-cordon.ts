"use client";

import { createWishes, useWish, wishFor } from "@/components/shell/wish";
import { clusterNodeId, type NodeId } from "@/lib/domain/ids";

const wishes = createWishes<NodeId>();

/** Opens the inspector of a cluster with the question whether this host of it shall take no new pods. */
export const askToCordon = (clusterId: string, hostId: NodeId): void =>
  wishFor(wishes, clusterNodeId(clusterId), hostId);

export const useWantedCordon = (clusterNode: NodeId, take: (hostId: NodeId) => void): void =>
  useWish(wishes, clusterNode, take);
