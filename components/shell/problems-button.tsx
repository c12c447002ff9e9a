"use client";

import { HealthMark } from "@/components/health/health-mark";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { useProblems } from "@/components/shell/use-problems";
import { problemCount } from "@/lib/domain/problems";

const load = () => import("@/components/shell/problems-menu").then((file) => file.ProblemsMenu);

/** The count of what is wrong, and behind it what that is. Absent while nothing is. */
export function ProblemsButton() {
  const problems = useProblems();
  const { Part: ProblemsMenu, ask } = useLazyPart(load);
  const count = problemCount(problems);
  if (count === 0) return null;
  const trigger = (
    <button
      type="button"
      aria-haspopup="menu"
      onClick={ask}
      className="inline-flex h-7.5 shrink-0 items-center gap-1.75 rounded-2 border border-[color-mix(in_oklab,var(--health-failed)_45%,var(--health-failed-bg))] bg-health-failed-bg px-2.5 text-label font-medium text-text max-md:h-11"
    >
      <HealthMark tier="failed" />
      <span>
        <b className="font-semibold">{count}</b>
        <span className="max-md:sr-only">{count === 1 ? " problem" : " problems"}</span>
      </span>
    </button>
  );
  return ProblemsMenu ? <ProblemsMenu problems={problems} trigger={trigger} /> : trigger;
}
