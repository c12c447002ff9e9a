"use client";

import { useMemo } from "react";
import { type Connections, connectionsOf } from "@/components/containers/inspector/connections-of";
import { useLab } from "@/components/live/lab-store";
import type { NodeId } from "@/lib/domain/ids";
import { foldFronts } from "@/lib/domain/topology/fold-fronts";
import { indexRelations } from "@/lib/domain/topology/relation-index";

export function useConnections(nodeId: NodeId): Connections {
  const relations = useLab((lab) => foldFronts(lab.relations));
  return useMemo(
    () => connectionsOf(nodeId, indexRelations(relations), (id) => useLab.getState().nodes.has(id)),
    [nodeId, relations],
  );
}
