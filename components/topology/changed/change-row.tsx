"use client";

import { memo } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useLab } from "@/components/live/lab-store";
import { askFor } from "@/components/topology/camera/focus-keeper";
import type { Change } from "@/lib/domain/changes";
import { parseContainerNodeId, parseWorkloadNodeId } from "@/lib/domain/ids";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { changeWords } from "@/lib/domain/words/change-words";
import { momentWords } from "@/lib/domain/words/time-words";

const nameOf = (id: string | null): string | null =>
  id === null ? null : (useLab.getState().nodes.get(id)?.name ?? null);

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** "14:02", before today "Tue 14:02". */
function timeWords(at: number, now: number): string {
  const time = clock.format(at);
  const moment = momentWords(at, { now });
  return moment === time ? time : `${moment} ${time}`;
}

/** When, what, and from what to what. Pressing it goes there on the map; what has gone is only told. */
export const ChangeRow = memo(function ChangeRow({
  change,
  now,
  node,
}: {
  change: Change;
  now: number;
  node: TopologyNode | null;
}) {
  const { nodeId, at, after } = change;
  const tier = after?.tier ?? null;
  const name = node?.name ?? parseContainerNodeId(nodeId)?.name ?? parseWorkloadNodeId(nodeId)?.name ?? nodeId;
  const content = (
    <>
      {tier ? <HealthMark tier={tier} label={markWords[tier]} className="mt-0.5" /> : <span />}
      <span className="min-w-0">
        <span className="block truncate font-medium" title={name}>
          {name}
        </span>
        <span className="block text-caption text-text-muted wrap-anywhere">{changeWords(change, { now, nameOf })}</span>
      </span>
      <time className="text-caption text-text-muted tabular-nums" dateTime={new Date(at).toISOString()}>
        {timeWords(at, now)}
      </time>
    </>
  );
  const row = "grid w-full grid-cols-[12px_minmax(0,1fr)_auto] items-start gap-2 py-1 text-left text-label";
  return (
    <li className="border-b last:border-b-0">
      {node ? (
        <button
          type="button"
          onClick={() => askFor(nodeId, { focus: true })}
          className={`${row} rounded-1 hover:bg-surface-raised pointer-coarse:min-h-11`}
        >
          {content}
        </button>
      ) : (
        <div className={row}>{content}</div>
      )}
    </li>
  );
});
