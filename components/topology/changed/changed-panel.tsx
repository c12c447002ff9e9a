"use client";

import { useMemo } from "react";
import { useHasCluster } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { useFilter } from "@/components/shell/use-filter";
import { changeLabView } from "@/components/shell/use-lab-view";
import { useMinute } from "@/components/shell/use-now";
import { ChangeRow } from "@/components/topology/changed/change-row";
import { spanWords } from "@/components/topology/changed/span-words";
import { type Changes, useChanges } from "@/components/topology/changed/use-changes";
import { SidePanel } from "@/components/topology/panels/side-panel";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Segmented } from "@/components/ui/segmented";
import { Spinner } from "@/components/ui/spinner";
import { type ChangeSpan, changeSpans } from "@/lib/domain/changes";
import { plural } from "@/lib/domain/words/wording";

const leave = () => changeLabView({ changed: null });
const spans = [
  { value: "15m", label: "15 min" },
  { value: "1h", label: "1 h" },
  { value: "24h", label: "24 h" },
] as const;

/** What was recorded lately, newest first; on the map the same stays lit while the rest fades. */
export function ChangedPanel({ span, isHidden }: { span: ChangeSpan; isHidden: boolean }) {
  const changes = useChanges(span);
  if (isHidden) return null;
  return (
    <SidePanel
      name="What has changed"
      leave="Leave what has changed"
      onLeave={leave}
      head={
        <Segmented
          label="Within the last"
          className="self-start"
          value={span}
          options={spans}
          onChange={(changed) => changeLabView({ changed })}
        />
      }
    >
      {changes.problem === null ? null : <Alert tone="failed">{changes.problem}</Alert>}
      <List span={span} changes={changes} />
    </SidePanel>
  );
}

function List({ span, changes: { list, members, more, problem } }: { span: ChangeSpan; changes: Changes }) {
  const filter = useFilter();
  const hasCluster = useHasCluster();
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
          ? `In ${spanWords[span]} no ${hasCluster ? "container or workload" : "container"} came, went or changed its health.`
          : "Nothing that fits the filter has."}
      </Empty>
    );
  return (
    <>
      <p className="pb-1 text-caption text-text-muted">
        {fit === null
          ? `${plural(members, hasCluster ? "member" : "container")} in ${spanWords[span]}, newest first`
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
