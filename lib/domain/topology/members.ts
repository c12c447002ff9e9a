import type { NodeId } from "../ids";
import type { ClusterNode, NamespaceNode, WorkloadNode } from "./cluster-nodes";
import type { ContainerNode, HostNode, StackNode, TopologyNode } from "./model";
import { kindOf } from "./slot-gaps";
import { slotKindOf } from "./slot-table";

/** What the map is about: counted, searched, filtered, selected, a card near by. A container, or a workload of a cluster. */
export type MemberNode = ContainerNode | WorkloadNode;

/** What members run on as one box: a machine with an engine, or a cluster. */
export type HostLikeNode = HostNode | ClusterNode;

/** What holds members together inside a host or a cluster: a compose project, or a namespace. */
export type StackLikeNode = StackNode | NamespaceNode;

/** The sources that tell of it. */
export const sourcesOf = (node: HostLikeNode): readonly string[] =>
  node.kind === "cluster" ? [node.sourceId] : node.sourceIds;

export const isMember = (node: TopologyNode | null | undefined): node is MemberNode =>
  node?.kind === "container" || node?.kind === "workload";

export const isHostLike = (node: TopologyNode | null | undefined): node is HostLikeNode =>
  node?.kind === "host" || node?.kind === "cluster";

export const isStackLike = (node: TopologyNode | null | undefined): node is StackLikeNode =>
  node?.kind === "stack" || node?.kind === "namespace";

/** The same of ids alone, where a node may have gone already. */
export const isMemberId = (id: NodeId): boolean => kindOf(id) === "container";
export const isHostLikeId = (id: NodeId): boolean => kindOf(id) === "host";
export const isStackLikeId = (id: NodeId): boolean => kindOf(id) === "stack";

/** It has a box of its own on the map. Networks, Services and Ingresses are what boxes are joined by, pods a count. */
export const hasBox = (node: TopologyNode | null | undefined): boolean => !!node && slotKindOf(node) !== null;

/** One that counts: what compose runs once and on demand is shown, and counts for nobody. */
export const isCounted = (member: MemberNode): boolean => member.kind !== "container" || !member.oneOff;
