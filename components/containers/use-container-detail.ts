"use client";

import { useEffect, useState } from "react";
import { askAbout } from "@/components/containers/ask-about";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import type { ContainerDetail } from "@/lib/domain/container-detail";
import type { Failure } from "@/lib/domain/failure";

export interface LoadedDetail {
  /** The last answer; it stays while a newer one is fetched. */
  readonly detail: ContainerDetail | null;
  readonly failure: Failure | null;
}

const collectMs = 250;
const unreachable =
  "The panel does not answer, so the details can't be shown. They come by themselves when it is back.";

/** One container's details, fetched again whenever its node on the map changes and when the panel is back. */
export function useContainerDetail(nodeId: string): LoadedDetail {
  const [loaded, setLoaded] = useState<LoadedDetail>({ detail: null, failure: null });
  const node = useNode(nodeId);
  const isLost = useLab((lab) => lab.connection === "lost");
  const isFirst = loaded.detail === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the node's identity is what says that something changed.
  useEffect(() => {
    if (isLost && !isFirst) return;
    const abort = new AbortController();
    const load = async () => {
      const answer = await askAbout<ContainerDetail>(nodeId, "", unreachable, abort.signal);
      if (abort.signal.aborted) return;
      setLoaded((before) =>
        answer.ok ? { detail: answer.data, failure: null } : { detail: before.detail, failure: answer.error },
      );
    };
    const timer = setTimeout(() => void load(), isFirst ? 0 : collectMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [nodeId, node, isLost]);
  return loaded;
}
