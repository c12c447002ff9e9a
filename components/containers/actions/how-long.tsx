"use client";

import { useWords } from "@/components/health/use-words";
import { OperationState } from "@/components/operations/operation-state";
import { expectedDownMs } from "@/lib/domain/redeploy/past-redeploys";
import type { PastRedeploy } from "@/lib/domain/redeploy/preview";
import { durationWords } from "@/lib/domain/words/duration-words";
import { DialogPart } from "./dialog-part";

/** How long the last ones took; what is not known is not guessed. */
export function HowLong({ past }: { past: readonly PastRedeploy[] }) {
  const words = useWords();
  const down = expectedDownMs(past);
  if (past.length === 0) return null;
  return (
    <DialogPart title="How long it takes" aside={down === null ? undefined : `down about ${durationWords(down)}`}>
      <ul className="flex flex-col gap-0.5 text-label">
        {past.map(({ operationId, startedAt, durationMs, state }) => (
          <li key={operationId} className="grid grid-cols-[72px_64px_1fr] gap-2.5">
            <span className="text-text-muted">{words.moment(startedAt)}</span>
            <span className="text-right tabular-nums">{durationWords(durationMs)}</span>
            <OperationState state={state} className="font-normal" />
          </li>
        ))}
      </ul>
    </DialogPart>
  );
}
