"use client";

import { useEffect, useState } from "react";
import { askAbout } from "@/components/containers/ask-about";
import type { Result } from "@/lib/domain/failure";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";

const unreachable = "The panel does not answer, so it can't be said what would change. Close this and try again.";

/** What a redeploy would do, asked for once; null until that is known. */
export function useRedeployPreview(nodeId: string): Result<RedeployPreview> | null {
  const [answer, setAnswer] = useState<Result<RedeployPreview> | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void loadPreview(nodeId, abort.signal).then((told) => {
      if (!abort.signal.aborted) setAnswer(told);
    });
    return () => abort.abort();
  }, [nodeId]);
  return answer;
}

/** What a redeploy of this one would do, or why that can't be said. */
export const loadPreview = (nodeId: string, signal: AbortSignal): Promise<Result<RedeployPreview>> =>
  askAbout(nodeId, "/redeploy-plan", unreachable, signal);
