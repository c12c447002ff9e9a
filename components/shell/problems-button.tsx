"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { useProblems } from "@/components/shell/use-problems";
import { problemCount } from "@/lib/domain/problems";

const ProblemsMenu = dynamic(() => import("@/components/shell/problems-menu").then((file) => file.ProblemsMenu), {
  ssr: false,
});

/** The count of what is wrong, and behind it what that is. Absent while nothing is. */
export function ProblemsButton() {
  const problems = useProblems();
  const [wanted, setWanted] = useState(false);
  const count = problemCount(problems);
  if (count === 0) return null;
  const trigger = (
    <button
      type="button"
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
      className="inline-flex h-7.5 shrink-0 items-center gap-1.75 rounded-2 border border-[color-mix(in_oklab,var(--health-failed)_45%,var(--health-failed-bg))] bg-health-failed-bg px-2.5 text-label font-medium text-text max-md:h-11"
    >
      <HealthMark tier="failed" />
      <span>
        <b className="font-semibold">{count}</b>
        <span className="max-md:sr-only">{count === 1 ? " problem" : " problems"}</span>
      </span>
    </button>
  );
  return wanted ? <ProblemsMenu problems={problems} trigger={trigger} /> : trigger;
}
