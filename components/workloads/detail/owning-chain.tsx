"use client";

import { Part } from "@/components/containers/inspector/part";
import { useWords } from "@/components/health/use-words";
import type { WorkloadDetail } from "@/lib/domain/workload-detail/model";

/** What made it, and what it made that its pods hang under. */
export function OwningChain({ detail: { owner, owned } }: { detail: WorkloadDetail }) {
  const words = useWords();
  if (owner === null && owned.length === 0) return null;
  return (
    <Part title="Owning chain">
      <ul className="flex flex-col gap-1 text-label">
        {owner ? (
          <li className="wrap-anywhere">
            <span className="text-text-muted">Made by {owner.kind}</span> {owner.name}
          </li>
        ) : null}
        {owned.map(({ kind, name, about, createdAt }) => (
          <li key={`${kind} ${name}`} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2">
            <span className="wrap-anywhere">
              <span className="text-text-muted">{kind}</span> {name}
              <span className="block text-caption text-text-muted">{words.say(about)}</span>
            </span>
            {createdAt === null ? null : <span className="text-text-muted">since {words.moment(createdAt)}</span>}
          </li>
        ))}
      </ul>
    </Part>
  );
}
