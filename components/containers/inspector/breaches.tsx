"use client";

import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { cn } from "@/components/ui/cn";
import type { NodeId } from "@/lib/domain/ids";

/** What it opens that should not be open, each with what to do about it. */
export function Breaches({ nodeId }: { nodeId: NodeId }) {
  const findings = useLab((lab) => lab.findings);
  const words = useWords();
  const mine = [...findings.values()].filter((finding) => finding.nodeId === nodeId);
  return mine.map((finding) => (
    <div
      key={finding.id}
      className={cn(
        "mt-1.5 border-l-3 px-2 py-1.5 text-label",
        finding.severity === "high" ? "border-breach bg-breach-bg" : "border-health-warning bg-health-warning-bg",
      )}
    >
      <p className="flex items-center gap-1.5 font-semibold">
        <HealthMark tier={finding.severity === "high" ? "breach" : "warning"} />
        {finding.severity === "high" ? "Breach" : "Weak spot"}
      </p>
      <p className="wrap-anywhere">{words.say(finding.reason)}.</p>
      <p className="wrap-anywhere text-text-muted">{words.say(finding.remedy)}.</p>
    </div>
  ));
}
