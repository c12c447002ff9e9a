"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { askAbout } from "@/components/containers/ask-about";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { mergeOperations } from "@/components/operations/merge-operations";
import { OperationState } from "@/components/operations/operation-state";
import { Alert } from "@/components/ui/alert";
import { Empty } from "@/components/ui/empty";
import { Spinner } from "@/components/ui/spinner";
import type { Result } from "@/lib/domain/failure";
import type { Operation } from "@/lib/domain/operation";
import { durationWords } from "@/lib/domain/words/duration-words";
import { operationNames } from "@/lib/domain/words/operation-words";

/** What was done to this container or workload, its earlier incarnations included. */
export function OperationHistory({ nodeId }: { nodeId: string }) {
  const [loaded, setLoaded] = useState<Result<readonly Operation[]> | null>(null);
  const live = useLab((lab) => lab.operations);
  const words = useWords();
  useEffect(() => {
    const abort = new AbortController();
    void askAbout<readonly Operation[]>(nodeId, "/operations", unreachable, abort.signal).then((answer) => {
      if (!abort.signal.aborted) setLoaded(answer);
    });
    return () => abort.abort();
  }, [nodeId]);
  const told = [...live.values()].filter((operation) => operation.nodeId === nodeId);
  const operations = mergeOperations(loaded?.ok ? loaded.data : [], told);
  if (operations.length === 0 && loaded?.ok !== false)
    return loaded ? (
      <Empty title="Nothing was done to it from here">What somebody does with it from here is written down here.</Empty>
    ) : (
      <div className="py-4">
        <Spinner label="Reading what was done" />
      </div>
    );
  return (
    <ul className="flex flex-col">
      {loaded?.ok === false ? (
        <li className="py-3">
          <Alert tone="warning" role="alert">
            {loaded.error.message}
          </Alert>
        </li>
      ) : null}
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

const unreachable = "The panel does not answer, so what was done before can't be shown. Open this tab again later.";
