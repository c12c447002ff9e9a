"use client";

import { X } from "lucide-react";
import { useMemo } from "react";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useFilter } from "@/components/shell/use-filter";
import { changeLabView } from "@/components/shell/use-lab-view";
import { useMinute } from "@/components/shell/use-now";
import { ChangeRow } from "@/components/topology/changed/change-row";
import { spanWords } from "@/components/topology/changed/span-words";
import { type Changes, useChanges } from "@/components/topology/changed/use-changes";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { Spinner } from "@/components/ui/spinner";
import { type ChangeSpan, changeSpans } from "@/lib/domain/changes";

const leave = () => changeLabView({ changed: null });
const nothing: readonly PanelCommand[] = [];
const leaving: readonly PanelCommand[] = [
  { id: "leave-changed", label: "Leave what has changed", group: "Map", keys: "Escape", run: leave },
];
const spans = [
  { value: "15m", label: "15 min" },
  { value: "1h", label: "1 h" },
  { value: "24h", label: "24 h" },
] as const;

/** What was recorded lately, newest first; on the map the same stays lit while the rest fades. */
export function ChangedPanel({ span, isHidden }: { span: ChangeSpan; isHidden: boolean }) {
  const changes = useChanges(span);
  useCommands(isHidden ? nothing : leaving);
  if (isHidden) return null;
  return (
    <aside
      aria-label="What has changed"
      className="col-start-2 row-start-2 flex min-h-0 w-80 flex-col border-l bg-surface max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:h-[55dvh] max-md:w-auto max-md:border-t max-md:border-l-0"
    >
      <header className="border-b px-4 pt-3 pb-2.5">
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 flex-1 truncate type-title">What has changed</h2>
          <Button variant="ghost" size="small" className="px-1" onClick={leave}>
            <span className="sr-only">Leave what has changed</span>
            <X className="size-4" aria-hidden />
            <Kbd>Esc</Kbd>
          </Button>
        </div>
        <Segmented
          label="Within the last"
          className="mt-2"
          value={span}
          options={spans}
          onChange={(changed) => changeLabView({ changed })}
        />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-2">
        {changes.problem === null ? null : <Alert tone="failed">{changes.problem}</Alert>}
        <List span={span} changes={changes} />
      </div>
    </aside>
  );
}

function List({ span, changes: { list, members, more, problem } }: { span: ChangeSpan; changes: Changes }) {
  const filter = useFilter();
  const nodes = useLab((lab) => lab.nodes);
  const offset = useLab((lab) => Math.round(lab.clockOffsetMs / 60_000) * 60_000);
  const now = (useMinute() ?? 0) + offset;
  const fit = filter?.match(nodes) ?? null;
  const shown = useMemo(
    () => list?.filter(({ at, nodeId }) => at >= now - changeSpans[span] && (fit === null || fit.has(nodeId))),
    [list, now, span, fit],
  );
  if (!shown) return problem === null ? <Spinner label="Reading what was recorded" /> : null;
  if (shown.length === 0)
    return (
      <Empty title="Nothing has changed">
        {fit === null
          ? `In ${spanWords[span]} no container came, went or changed its health.`
          : "Nothing that fits the filter has."}
      </Empty>
    );
  return (
    <>
      <p className="pb-1 text-caption text-text-muted">
        {fit === null
          ? `${members} ${members === 1 ? "container" : "containers"} in ${spanWords[span]}, newest first`
          : `${shown.length} of them fit the filter; what has gone fits none`}
      </p>
      <ol>
        {shown.map((change) => (
          <ChangeRow key={change.id} change={change} now={now} node={nodes.get(change.nodeId) ?? null} />
        ))}
      </ol>
      {more ? (
        <Button size="small" className="mt-2" onClick={more}>
          Show older ones
        </Button>
      ) : null}
    </>
  );
}
