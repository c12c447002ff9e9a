"use client";

import { useEffect, useState } from "react";
import { useNode } from "@/components/live/hooks";
import type { ContainerDetail } from "@/lib/domain/container-detail";
import type { Failure } from "@/lib/domain/failure";
import { parseContainerNodeId } from "@/lib/domain/ids";

export interface LoadedDetail {
  /** The last answer; it stays while a newer one is fetched. */
  readonly detail: ContainerDetail | null;
  readonly failure: Failure | null;
}

const collectMs = 250;
const nothing: LoadedDetail = { detail: null, failure: null };
const unreachable: Failure = {
  kind: "unreachable",
  message: "The panel does not answer, so the details can't be shown. They come by themselves when it is back.",
};

/** A container's details, fetched again whenever its node on the map changes. */
export function useContainerDetail(nodeId: string): LoadedDetail {
  const [loaded, setLoaded] = useState<{ nodeId: string } & LoadedDetail>({ nodeId, ...nothing });
  const node = useNode(nodeId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the node's identity is what says that something changed.
  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      const answer = await fetchDetail(nodeId, abort.signal);
      if (abort.signal.aborted) return;
      setLoaded((before) => {
        const kept = before.nodeId === nodeId ? before.detail : null;
        return { nodeId, detail: answer.detail ?? kept, failure: answer.failure };
      });
    };
    const isFirst = loaded.nodeId !== nodeId || loaded.detail === null;
    const timer = setTimeout(() => void load(), isFirst ? 0 : collectMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [nodeId, node]);
  return loaded.nodeId === nodeId ? loaded : nothing;
}

async function fetchDetail(nodeId: string, signal: AbortSignal): Promise<LoadedDetail> {
  const id = parseContainerNodeId(nodeId);
  if (!id) return nothing;
  const path = `/api/containers/${encodeURIComponent(id.engineId)}/${encodeURIComponent(id.name)}`;
  try {
    const answer = await fetch(path, { signal });
    const body = await answer.json();
    return answer.ok ? { detail: body as ContainerDetail, failure: null } : { detail: null, failure: body.error };
  } catch {
    return { detail: null, failure: unreachable };
  }
}
