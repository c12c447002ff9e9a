"use client";

import { useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { listProblems, type Problem } from "@/lib/domain/problems";

export function useProblems(): readonly Problem[] {
  const nodes = useLab((lab) => lab.nodes);
  const findings = useLab((lab) => lab.findings);
  return useMemo(() => listProblems(nodes.values(), findings.values()), [nodes, findings]);
}
