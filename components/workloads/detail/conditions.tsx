"use client";

import { Part } from "@/components/containers/inspector/part";
import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import type { ConditionReport } from "@/lib/domain/cluster-report/object";
import { conditionWords } from "@/lib/domain/words/condition-words";

/** What its controller says of it, in words; those that are not as they should be first. */
export function Conditions({ conditions }: { conditions: readonly ConditionReport[] }) {
  if (conditions.length === 0) return null;
  const told = conditions.map((condition) => ({ condition, ...conditionWords(condition) }));
  const ordered = told.sort((a, b) => Number(b.isGood === false) - Number(a.isGood === false));
  return (
    <Part title="Conditions">
      <ul className="flex flex-col gap-1 text-label">
        {ordered.map(({ condition, said, why, isGood }) => (
          <Row key={condition.type} said={said} why={why} isGood={isGood} changedAt={condition.changedAt} />
        ))}
      </ul>
    </Part>
  );
}

function Row({
  said,
  why,
  isGood,
  changedAt,
}: {
  said: string;
  why: string;
  isGood: boolean | null;
  changedAt: number | null;
}) {
  const words = useWords();
  const tier = isGood === null ? "neutral" : isGood ? "ok" : "warning";
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)_auto] gap-x-2">
      <HealthMark tier={tier} label={isGood === false ? "Not as it should be" : undefined} className="mt-1" />
      <div className="min-w-0 wrap-anywhere">
        {said}
        {why === "" ? null : <span className="block text-caption text-text-muted">{why}</span>}
      </div>
      {changedAt === null ? null : <span className="text-text-muted">since {words.moment(changedAt)}</span>}
    </li>
  );
}
