"use client";

import { useEffect, useState } from "react";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import type { Beat } from "@/lib/domain/heartbeat/heartbeat";
import type { NodeId } from "@/lib/domain/ids";

const collectMs = 500;
const unreachable = "The panel does not answer, so its last 24 hours can't be shown. They come when it is back.";

/** The last 24 hours of a workload, read again when its health changes; `problem` says why there are none. */
export function useHeartbeat(nodeId: NodeId): {
  readonly beats: readonly Beat[] | null;
  readonly problem: string | null;
} {
  const [told, setTold] = useState<{ beats: readonly Beat[] | null; problem: string | null }>({
    beats: null,
    problem: null,
  });
  const health = useNode(nodeId)?.health;
  const isLost = useLab((lab) => lab.connection === "lost");
  const isFirst = told.beats === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the health's identity is what says that something changed.
  useEffect(() => {
    if (isLost && !isFirst) return;
    const abort = new AbortController();
    const timer = setTimeout(
      () => {
        void ask(nodeId, abort.signal).then((answer) => {
          if (abort.signal.aborted) return;
          setTold((before) =>
            typeof answer === "string" ? { ...before, problem: answer } : { beats: answer, problem: null },
          );
        });
      },
      isFirst ? 0 : collectMs,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [nodeId, health, isLost]);
  return told;
}

/** The bars, or why there are none. */
async function ask(nodeId: NodeId, signal: AbortSignal): Promise<readonly Beat[] | string> {
  try {
    const answer = await fetch(`/api/heartbeat?${new URLSearchParams({ nodeId })}`, { signal });
    const body = await answer.json();
    return answer.ok ? (body as readonly Beat[]) : String(body.error.message);
  } catch {
    return unreachable;
  }
}
