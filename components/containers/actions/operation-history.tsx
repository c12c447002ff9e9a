"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { mergeOperations } from "@/components/operations/merge-operations";
import { OperationState } from "@/components/operations/operation-state";
import { Empty } from "@/components/ui/empty";
import { parseContainerNodeId } from "@/lib/domain/ids";
import type { Operation } from "@/lib/domain/operation";
import { durationWords } from "@/lib/domain/words/duration-words";
import { operationNames } from "@/lib/domain/words/operation-words";

/** What was done to this container, its earlier incarnations included. */
export function OperationHistory({ nodeId }: { nodeId: string }) {
  const [loaded, setLoaded] = useState<readonly Operation[] | null>(null);
  const live = useLab((lab) => lab.operations);
  const words = useWords();
  useEffect(() => {
    const abort = new AbortController();
    void load(nodeId, abort.signal).then((list) => {
      if (!abort.signal.aborted) setLoaded(list);
    });
    return () => abort.abort();
  }, [nodeId]);
  const told = [...live.values()].filter((operation) => operation.nodeId === nodeId);
  const operations = mergeOperations(loaded ?? [], told);
  if (operations.length === 0) {
    return loaded === null ? null : <Empty title="Nothing was done to it from here" />;
  }
  return (
    <ul className="flex flex-col">
      {operations.map(({ id, kind, state, actor, startedAt, endedAt, reason }) => (
        <li key={id} className="border-b py-2 text-label last:border-b-0">
          <div className="flex items-baseline justify-between gap-2">
            <Link href={`/operations/${id}`} prefetch={false} className="text-body font-medium hover:underline">
              {operationNames[kind]}
            </Link>
            <OperationState state={state} />
          </div>
          <p className="text-text-muted">
            {actor}, {words.moment(startedAt)}
            {endedAt === null ? "" : `, took ${durationWords(endedAt - startedAt)}`}
          </p>
          {reason ? <p className="wrap-anywhere">{words.say(reason)}</p> : null}
        </li>
      ))}
    </ul>
  );
}

async function load(nodeId: string, signal: AbortSignal): Promise<readonly Operation[]> {
  const place = parseContainerNodeId(nodeId);
  if (!place) return [];
  const path = `/api/containers/${encodeURIComponent(place.engineId)}/${encodeURIComponent(place.name)}/operations`;
  try {
    const answer = await fetch(path, { signal });
    return answer.ok ? ((await answer.json()) as Operation[]) : [];
  } catch {
    return [];
  }
}
