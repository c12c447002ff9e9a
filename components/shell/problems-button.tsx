"use client";

import { useRouter } from "next/navigation";
import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { openOnMap } from "@/components/shell/open-node";
import { useProblems } from "@/components/shell/use-problems";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/menu";
import { type Problem, problemCount } from "@/lib/domain/problems";

const listed = 12;

/** The count of what is wrong, and behind it what that is. Absent while nothing is. */
export function ProblemsButton() {
  const problems = useProblems();
  const count = problemCount(problems);
  if (count === 0) return null;
  const rest = problems.length - listed;
  return (
    <Menu>
      <MenuTrigger className="inline-flex h-7.5 shrink-0 items-center gap-1.75 rounded-2 border border-[color-mix(in_oklab,var(--health-failed)_45%,var(--health-failed-bg))] bg-health-failed-bg px-2.5 text-label font-medium text-text max-md:h-11">
        <HealthMark tier="failed" />
        <span>
          <b className="font-semibold">{count}</b>
          <span className="max-md:sr-only">{count === 1 ? " problem" : " problems"}</span>
        </span>
      </MenuTrigger>
      <MenuContent className="w-90 max-w-[calc(100vw-24px)]">
        <MenuLabel>What asks for you, loudest first</MenuLabel>
        {problems.slice(0, listed).map((problem) => (
          <ProblemItem key={`${problem.kind}:${problem.nodeId}`} problem={problem} />
        ))}
        {rest > 0 ? <MenuLabel>and {rest} more, in the table</MenuLabel> : null}
      </MenuContent>
    </Menu>
  );
}

function ProblemItem({ problem }: { problem: Problem }) {
  const router = useRouter();
  const words = useWords();
  const node = useLab((lab) => lab.nodes.get(problem.nodeId));
  const reason = problem.kind === "breach" ? problem.finding.reason : problem.health.reason;
  return (
    <MenuItem onSelect={() => node && setTimeout(() => openOnMap(router, node))} className="items-start py-1.5">
      <HealthMark tier={problem.kind} className="mt-1" label={problem.kind} />
      <span className="min-w-0">
        <span className="block truncate font-medium">{node?.name ?? problem.nodeId}</span>
        <span className="block text-label text-text-muted">{words.say(reason)}</span>
      </span>
    </MenuItem>
  );
}
