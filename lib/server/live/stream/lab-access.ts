import "server-only";
import type { ContainerNode } from "@/lib/domain/topology/model";
import type { EngineClient } from "@/lib/server/docker/types";

/** What logs and stats need to know about the lab. */
export interface LabAccess {
  container(nodeId: string): ContainerNode | null;
  client(engineId: string): EngineClient | null;
}
