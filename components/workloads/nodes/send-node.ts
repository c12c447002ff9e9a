"use client";

import { begun, clickKey, told } from "@/components/containers/actions/send";
import * as actions from "@/lib/actions/nodes";
import type { NodeId } from "@/lib/domain/ids";
import type { ClusterMember } from "@/lib/domain/topology/model";

const clickOn = (hostId: NodeId, { clusterId, name }: ClusterMember) => ({
  nodeId: hostId,
  clusterId,
  node: name,
  key: clickKey(),
});

export const sendCordon = (hostId: NodeId, member: ClusterMember, typedName: string) =>
  begun(actions.cordonNode({ ...clickOn(hostId, member), typedName }));

/** Sends it, and says why if it was refused. What becomes of it is told by the stream. */
export const sendUncordon = (hostId: NodeId, member: ClusterMember): Promise<void> =>
  told(actions.uncordonNode(clickOn(hostId, member)));
