"use client";

import { useEffect, useState } from "react";
import type { Result } from "@/lib/domain/failure";
import type { NodeId } from "@/lib/domain/ids";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { loadPreview } from "../use-redeploy-preview";
import { runQueue } from "./run-queue";

/** Engines are asked little at a time: each answer is an inspect and two looks at images. */
const atOnce = 3;

/** What a redeploy of each would do, as the answers come. */
export function usePreviews(nodes: readonly ContainerNode[]): ReadonlyMap<NodeId, Result<RedeployPreview>> {
  const [loaded, setLoaded] = useState<ReadonlyMap<NodeId, Result<RedeployPreview>>>(new Map());
  const ids = nodes.map((node) => node.id).join("\n");
  useEffect(() => {
    const abort = new AbortController();
    setLoaded(new Map());
    const work = async (id: NodeId) => {
      const answer = await loadPreview(id, abort.signal);
      if (!abort.signal.aborted) setLoaded((before) => new Map(before).set(id, answer));
    };
    void runQueue(ids.split("\n").filter(Boolean), { atOnce, work, goOn: () => !abort.signal.aborted });
    return () => abort.abort();
  }, [ids]);
  return loaded;
}
