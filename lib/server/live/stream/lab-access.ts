import "server-only";
import type { ContainerNode } from "@/lib/domain/topology/model";
import type { EngineClient } from "@/lib/server/docker/types";
import type { ClusterLogs } from "@/lib/server/kubernetes/types";
import type { PodsOf } from "./pod-logs/list-pods";

/** What logs and stats need to know about the lab. */
export interface LabAccess {
  container(nodeId: string): ContainerNode | null;
  client(engineId: string): EngineClient | null;
  /** Of a workload, or of one pod; null when there is no such thing. */
  pods(nodeId: string): PodsOf | null;
  /** Null while the cluster is not one of the panel's. */
  clusterLogs(clusterId: string): ClusterLogs | null;
  /** Told when pods may have come, changed or gone; returns how to stop listening. */
  onChange(listener: () => void): () => void;
}
