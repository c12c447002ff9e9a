"use client";

import { Layers, Server, ShipWheel } from "lucide-react";
import { memo } from "react";
import { TierCounts } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import type { ContainerGroup } from "@/lib/domain/topology/group-containers";

export const GroupRow = memo(function GroupRow({
  group,
  index,
  columns,
}: {
  group: ContainerGroup;
  index: number;
  columns: number;
}) {
  const words = useWords();
  const { host, stack } = group.home;
  const silent = host?.health.tier === "unknown" ? host.health.since : null;
  return (
    <tr aria-rowindex={index}>
      <th colSpan={columns} scope="rowgroup" className="h-7 border-b bg-bg pr-3 pl-3 text-left font-normal">
        <span className="flex items-center gap-1.75">
          {host?.kind === "cluster" ? (
            <ShipWheel className="size-3.5 text-text-muted" aria-hidden />
          ) : (
            <Server className="size-3.5 text-text-muted" aria-hidden />
          )}
          <b className="font-semibold">{host?.name ?? "No host"}</b>
          {stack ? (
            <>
              <span className="text-text-faint">/</span>
              <Layers className="size-3.5 text-text-muted" aria-hidden />
              <b className="font-semibold">{stack.name}</b>
            </>
          ) : null}
          <span className="text-text-muted">{group.members.length}</span>
          {silent === null ? null : <span className="text-text-muted">unknown since {words.moment(silent)}</span>}
          <span className="flex-1" />
          <TierCounts counts={group.counts} />
        </span>
      </th>
    </tr>
  );
});
