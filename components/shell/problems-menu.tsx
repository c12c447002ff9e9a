"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { openOnMap } from "@/components/shell/open-node";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "@/components/ui/menu";
import type { Problem } from "@/lib/domain/problems";

const listed = 12;

/** What is wrong, loudest first; each leads to where it is. */
export function ProblemsMenu({ problems, trigger }: { problems: readonly Problem[]; trigger: ReactNode }) {
  const rest = problems.length - listed;
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent className="w-90 max-w-[calc(100vw-24px)]">
        <MenuLabel>What needs you, the worst first</MenuLabel>
        {problems.slice(0, listed).map((problem) => (
          <ProblemItem key={problem.kind === "breach" ? problem.finding.id : problem.nodeId} problem={problem} />
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
    <MenuItem onSelect={() => node && openOnMap(router, node)} className="items-start py-1.5">
      <HealthMark tier={problem.kind} className="mt-1" label={markWords[problem.kind]} />
      <span className="min-w-0">
        <span className="block truncate font-medium">{node?.name ?? problem.nodeId}</span>
        <span className="block text-label text-text-muted">{words.say(reason)}</span>
      </span>
    </MenuItem>
  );
}
