"use client";

import { HealthMark, markInk } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { cn } from "@/components/ui/cn";
import type { Tier } from "@/lib/domain/health";
import type { NodeBase } from "@/lib/domain/topology/model";

const boxes: Readonly<Record<Tier, string>> = {
  failed: "border-2 border-health-failed bg-health-failed-bg",
  warning: "border-3 border-double border-health-warning bg-health-warning-bg",
  progressing: "border border-health-progressing bg-health-progressing-bg",
  ok: "border border-border bg-surface-raised",
  neutral: "border border-dotted border-health-neutral",
  unknown: "border border-dashed border-health-unknown hatched",
};

/** Why it is as it is, first of all. */
export function WhyBox({ node }: { node: Pick<NodeBase, "health"> }) {
  const words = useWords();
  const { tier, since, reason } = node.health;
  return (
    <section
      aria-label="Health"
      className={cn("mx-4 mb-2.5 flex gap-2 rounded-1 px-2.5 py-2 text-[12.5px] leading-4.25", boxes[tier])}
    >
      <HealthMark tier={tier} className="mt-0.75" />
      <div className="min-w-0">
        <p className={cn("font-semibold", tier === "ok" ? "text-text" : markInk[tier])}>
          {markWords[tier]}
          {since === null ? "" : ` since ${words.moment(since)}`}
        </p>
        <p className="wrap-anywhere">{words.say(reason)}</p>
      </div>
    </section>
  );
}
