"use client";

import { ChevronRight } from "lucide-react";
import { BreachNotes } from "@/components/containers/breach-notes";
import { NothingShown } from "@/components/containers/nothing-shown";
import { useShownGroups } from "@/components/containers/use-shown-groups";
import { ZoneStrip } from "@/components/containers/zone-strip";
import { HealthMark, markInk } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useHasCluster } from "@/components/live/hooks";
import { ZoneChip } from "@/components/network/zone-chip";
import { FilterBar } from "@/components/shell/filter-bar";
import { changeLabView } from "@/components/shell/use-lab-view";
import { cn } from "@/components/ui/cn";
import type { Tier } from "@/lib/domain/health";
import type { MemberNode } from "@/lib/domain/topology/members";
import type { ZoneNode } from "@/lib/domain/topology/model";

interface Entry {
  readonly node: MemberNode;
  readonly zone: ZoneNode | null;
}

const parts: readonly { readonly title: string; readonly tiers: readonly Tier[] }[] = [
  { title: "Needs attention", tiers: ["failed", "warning", "unknown"] },
  { title: "At work", tiers: ["progressing"] },
  { title: "Healthy", tiers: ["ok"] },
  { title: "Neutral", tiers: ["neutral"] },
];

/** The lab in a hand: what is torn, what needs somebody, then the rest. */
export function PhoneList() {
  const hasCluster = useHasCluster();
  const groups = useShownGroups();
  const entries = groups.flatMap((group): Entry[] => group.members.map((node) => ({ node, zone: group.home.zone })));
  return (
    <div className="h-full overflow-y-auto bg-bg pb-4">
      <h1 className="sr-only">{hasCluster ? "Containers and workloads" : "Containers"}</h1>
      <ZoneStrip />
      <BreachNotes />
      <div className="flex overflow-x-auto px-4 pt-3 pb-1">
        <FilterBar rest="hidden" />
      </div>
      {entries.length === 0 ? <NothingShown /> : null}
      {parts.map((part) => (
        <ListPart
          key={part.title}
          title={part.title}
          entries={entries.filter((entry) => part.tiers.includes(entry.node.health.tier)).sort(byTier(part.tiers))}
        />
      ))}
    </div>
  );
}

const byTier = (tiers: readonly Tier[]) => (a: Entry, b: Entry) =>
  tiers.indexOf(a.node.health.tier) - tiers.indexOf(b.node.health.tier);

function ListPart({ title, entries }: { title: string; entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="px-4 pt-2.5 pb-1.25 type-label font-semibold">
        {title} <span className="ml-1 font-normal text-text-muted">{entries.length}</span>
      </h2>
      <ul className="border-t">
        {entries.map((entry) => (
          <ListRow key={entry.node.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

const rowEdges: Readonly<Record<Tier, string>> = {
  failed: "bg-health-failed-bg shadow-[inset_3px_0_0_var(--health-failed)]",
  warning:
    "bg-surface shadow-[inset_1px_0_0_var(--health-warning),inset_3px_0_0_var(--surface),inset_4px_0_0_var(--health-warning)]",
  progressing: "bg-surface",
  ok: "bg-surface",
  neutral: "bg-surface",
  unknown: "hatched",
};

function ListRow({ entry: { node, zone } }: { entry: Entry }) {
  const words = useWords();
  const { tier, reason, since } = node.health;
  const loud = tier === "failed" || tier === "warning" || tier === "progressing";
  return (
    <li>
      <button
        type="button"
        data-row={node.id}
        onClick={() => changeLabView({ select: node.id })}
        className={cn(
          "flex h-14 w-full items-center gap-2.75 border-b pr-3.5 pl-4 text-left -outline-offset-2 select-none [-webkit-touch-callout:none]",
          rowEdges[tier],
        )}
      >
        <HealthMark tier={tier} label={markWords[tier]} className="size-3.75" />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="truncate text-[14px] leading-5 font-medium">{node.name}</span>
            {zone ? <ZoneChip name={zone.name} colour={zone.colour} /> : null}
          </span>
          <span className={cn("block truncate text-[12.5px] leading-4.25", loud ? markInk[tier] : "text-text-muted")}>
            {words.brief(reason)}
          </span>
        </span>
        <span className="text-label text-text-muted">{since === null ? "" : words.moment(since)}</span>
        <ChevronRight className="size-3.5 shrink-0 text-text-muted" aria-hidden />
      </button>
    </li>
  );
}
