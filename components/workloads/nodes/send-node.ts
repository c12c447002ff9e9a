"use client";

import { begun, clickKey, told } from "@/components/containers/actions/send";
import * as actions from "@/lib/actions/nodes";
import type { ClusterMember, HostNode } from "@/lib/domain/topology/model";

type Host = Pick<HostNode, "id">;

const asked = ({ id }: Host, { clusterId, name }: ClusterMember) => ({
  ...{ nodeId: id, clusterId, node: name, key: clickKey() },
});

export const sendCordon = (host: Host, member: ClusterMember, typedName: string) =>
  begun(actions.cordonNode({ ...asked(host, member), typedName }));

export const sendUncordon = (host: Host, member: ClusterMember): Promise<void> =>
  told(actions.uncordonNode(asked(host, member)));
