"use client";

import { useWords } from "@/components/health/use-words";
import type { ManyKind } from "@/lib/domain/redeploy/refuse-many";
import { operationNames } from "@/lib/domain/words/operation-words";
import { gatherLeftOut, reasonKey, type Split, someNames } from "./split-many";

/** Who would be left out of what, and why. */
export function LeftOut({ splits }: { splits: Readonly<Partial<Record<ManyKind, Split>>> }) {
  const words = useWords();
  const parts = gatherLeftOut(
    (["redeploy", "restart", "stop"] as const).flatMap((kind) => {
      const split = splits[kind];
      return split ? [{ kind, split }] : [];
    }),
  );
  if (parts.length === 0) return null;
  return (
    <dl
      aria-label="Left out"
      className="grid max-h-[30vh] grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 overflow-y-auto border-b bg-surface-sunken px-3.5 py-2 text-label"
    >
      {parts.map(({ kind, leftOut }) => (
        <div key={kind} className="contents">
          <dt className="font-medium">{kind === null ? "All leave out" : `${operationNames[kind]} leaves out`}</dt>
          <dd>
            {leftOut.map(({ why, nodes }) => (
              <p key={reasonKey(why)} className="wrap-anywhere">
                {someNames(nodes)}
                <span className="text-text-muted">: {words.say(why)}</span>
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
