"use client";

import { useEffect, useState } from "react";
import type { Failure } from "@/lib/domain/failure";
import { parseContainerNodeId } from "@/lib/domain/ids";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";

export interface LoadedPreview {
  readonly preview: RedeployPreview | null;
  readonly failure: Failure | null;
}

const nothing: LoadedPreview = { preview: null, failure: null };
const unreachable: Failure = {
  kind: "unreachable",
  message: "The panel does not answer, so it can't be said what would change. Close this and try again.",
};

/** What a redeploy would do, asked for when the dialog opens. */
export function useRedeployPreview(nodeId: string, open: boolean): LoadedPreview {
  const [loaded, setLoaded] = useState(nothing);
  useEffect(() => {
    if (!open) return;
    const abort = new AbortController();
    setLoaded(nothing);
    void load(nodeId, abort.signal).then((answer) => {
      if (!abort.signal.aborted) setLoaded(answer);
    });
    return () => abort.abort();
  }, [nodeId, open]);
  return loaded;
}

async function load(nodeId: string, signal: AbortSignal): Promise<LoadedPreview> {
  const place = parseContainerNodeId(nodeId);
  if (!place) return nothing;
  const path = `/api/containers/${encodeURIComponent(place.engineId)}/${encodeURIComponent(place.name)}/redeploy-plan`;
  try {
    const answer = await fetch(path, { signal });
    const body = await answer.json();
    return answer.ok ? { preview: body as RedeployPreview, failure: null } : { preview: null, failure: body.error };
  } catch {
    return { preview: null, failure: unreachable };
  }
}
