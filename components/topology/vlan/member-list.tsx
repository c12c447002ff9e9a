"use client";

import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { askFor } from "@/components/topology/camera/focus-keeper";
import type { LaneRow } from "@/components/topology/vlan/lane-rows";

/** More lines than this nobody reads; the filter finds the others. */
const most = 200;

/** One kind of member; pressing a line goes to it on the map. */
export function MemberList({ title, rows, of }: { title: string; rows: readonly LaneRow[]; of: number }) {
  if (of === 0) return null;
  return (
    <section className="border-b py-2.5 last:border-b-0">
      <h3 className="mb-1 flex justify-between gap-2 type-label font-semibold">
        {title}
        <span className="font-normal text-text-muted">{rows.length === of ? of : `${rows.length} of ${of}`}</span>
      </h3>
      <ul>
        {rows.slice(0, most).map(({ key, nodeId, name, tier, aside }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => askFor(nodeId, { focus: true })}
              className="grid min-h-6.5 w-full grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-2 rounded-1 text-left text-label hover:bg-surface-raised pointer-coarse:min-h-11"
            >
              <HealthMark tier={tier} label={markWords[tier]} />
              <span className="truncate font-medium" title={name}>
                {name}
              </span>
              <span className="max-w-44 truncate font-mono text-caption text-text-muted" title={aside}>
                {aside}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {rows.length > most ? (
        <p className="text-caption text-text-muted">and {rows.length - most} more: filter to find them</p>
      ) : null}
    </section>
  );
}
