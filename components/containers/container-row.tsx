"use client";

import { memo } from "react";
import { useShallow } from "zustand/shallow";
import { toggleMany } from "@/components/containers/select/selection";
import { HealthMark, markInk } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { ZoneChip } from "@/components/network/zone-chip";
import { changeLabView } from "@/components/shell/use-lab-view";
import { cn } from "@/components/ui/cn";
import { imagesOf } from "@/lib/domain/find/subject";
import type { Tier } from "@/lib/domain/health";
import type { MemberNode } from "@/lib/domain/topology/members";
import type { ZoneNode } from "@/lib/domain/topology/model";
import { readyWords } from "@/lib/domain/words/workload-words";

/** The tier at the row's edge, as on a card's border: failed solid, warning double. */
const edges: Readonly<Record<Tier, string>> = {
  failed: "bg-health-failed-bg shadow-[inset_3px_0_0_var(--health-failed)]",
  warning:
    "shadow-[inset_1px_0_0_var(--health-warning),inset_2px_0_0_var(--surface),inset_3px_0_0_var(--health-warning)]",
  progressing: "",
  ok: "",
  neutral: "",
  unknown: "hatched",
};

const cell = "h-8 truncate px-2 first:pl-3";

export const ContainerRow = memo(function ContainerRow({
  node,
  zone,
  hasKind,
  index,
  selected,
}: {
  node: MemberNode;
  zone: ZoneNode | null;
  hasKind: boolean;
  index: number;
  selected: boolean;
}) {
  const words = useWords();
  const { tier, reason, since } = node.health;
  const quiet = tier === "ok" || tier === "neutral" || tier === "unknown";
  const why = words.say(reason);
  return (
    <tr
      aria-rowindex={index}
      data-selected={selected || undefined}
      // Shift and a press would mark text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => (event.shiftKey ? toggleMany([node.id]) : changeLabView({ select: node.id }))}
      className={cn("h-8.25 cursor-pointer border-b hover:bg-surface-raised data-selected:bg-accent-bg", edges[tier])}
    >
      <td className={cell}>
        <span className={cn("flex items-center gap-1.75 font-medium", quiet ? "text-text-muted" : markInk[tier])}>
          <HealthMark tier={tier} />
          {markWords[tier]}
        </span>
      </td>
      <td className={cell}>
        <button
          type="button"
          data-row={node.id}
          aria-current={selected || undefined}
          title={node.name}
          className={cn(
            "block w-full truncate rounded-1 text-left -outline-offset-2",
            tier === "neutral" || tier === "unknown" ? "text-text-muted" : "font-medium",
          )}
        >
          {node.name}
        </button>
      </td>
      {hasKind ? <td className={cn(cell, "text-text-muted max-xl:hidden")}>{kindOf(node)}</td> : null}
      <td className={cn(cell, quiet ? "text-text-muted" : markInk[tier])} title={why}>
        {why}
      </td>
      <td className={cn(cell, "text-text-muted")}>{since === null ? "" : words.moment(since)}</td>
      <td className={cn(cell, "font-mono text-label max-lg:hidden")} title={imagesOf(node).join(", ")}>
        {imagesOf(node).join(", ")}
      </td>
      <td className={cell}>
        <span className="flex gap-1">
          {zone ? <ZoneChip name={zone.name} colour={zone.colour} /> : null}
          <OtherZones node={node} />
        </span>
      </td>
    </tr>
  );
});

/** "Container", "Deployment 3/3". */
const kindOf = (node: MemberNode): string =>
  node.kind === "container" ? "Container" : `${node.workloadKind} ${readyWords(node)}`;

function OtherZones({ node }: { node: MemberNode }) {
  const zones = useLab(
    useShallow((lab) => [...new Set(node.alsoIn.map((zone) => zone.zoneId))].map((id) => lab.nodes.get(id))),
  );
  return zones.map((zone) =>
    zone?.kind === "zone" ? (
      <ZoneChip key={zone.id} name={zone.name} colour={zone.colour} breach={node.breach} />
    ) : null,
  );
}
