"use client";

import { useWords } from "@/components/health/use-words";
import type { Reason } from "@/lib/domain/reason";

/** What differs between two revisions, a line each. */
export function DifferenceList({ differences }: { differences: readonly Reason[] }) {
  const words = useWords();
  if (differences.length === 0) return <p className="text-label text-text-muted">Nothing differs.</p>;
  return (
    <ul className="flex flex-col gap-0.5 text-label">
      {differences.map((difference) => (
        <li key={JSON.stringify(difference)} className="wrap-anywhere">
          {words.say(difference)}
        </li>
      ))}
    </ul>
  );
}
