"use client";

import { HealthMark, markInk } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import { Alert } from "@/components/ui/alert";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import { Spinner } from "@/components/ui/spinner";
import { useEvents } from "@/components/workloads/detail/use-events";
import type { KindState } from "@/lib/domain/cluster-report";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { plural } from "@/lib/domain/words/wording";
import type { EventGroup } from "@/lib/domain/workload-detail/events";

/** What the cluster says happened to it and to what belongs to it: warnings first, each the newest first. */
export function EventsTab({ node }: { node: WorkloadNode }) {
  const { data, failure } = useEvents(node.id);
  if (!data && failure) {
    return (
      <Alert tone="warning" className="my-3" role="alert">
        {failure.message}
      </Alert>
    );
  }
  if (!data) {
    return (
      <div className="py-4">
        <Spinner label="Reading the events" />
      </div>
    );
  }
  const { state, groups, left } = data;
  if (groups.length === 0) return <NoEvents state={state} />;
  return (
    <>
      {state === "live" && !failure ? null : (
        <Alert tone="warning" className="mt-3">
          No newer events can be read just now; these are the last ones that are known.
        </Alert>
      )}
      <ul aria-label="Events" className="py-1">
        {groups.map((group) => (
          <Row key={`${group.type} ${group.reason} ${group.kind} ${group.names} ${group.message}`} group={group} />
        ))}
      </ul>
      <p className="pb-3 text-caption text-text-muted">
        {left > 0 ? `${plural(left, "older one")} left out. ` : ""}Kubernetes keeps events for an hour.
      </p>
    </>
  );
}

function NoEvents({ state }: { state: KindState }) {
  if (state === "not-permitted") {
    return (
      <Empty title="Events may not be read">
        The panel's account may not list events in this cluster. Its observe role allows it.
      </Empty>
    );
  }
  if (state !== "live") return <Empty title="Events are not known">The cluster has not told of any yet.</Empty>;
  return <Empty title="No events">Kubernetes keeps events for an hour, and nothing happened to it in that time.</Empty>;
}

function Row({ group }: { group: EventGroup }) {
  const words = useWords();
  const { type, reason, message, kind, names, others, count, firstAt, lastAt } = group;
  const isWarning = type === "Warning";
  const spread = firstAt !== null && lastAt !== null && lastAt - firstAt >= 60_000;
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)_auto] gap-x-2 border-b py-1.75 text-label last:border-b-0">
      <HealthMark tier={isWarning ? "warning" : "neutral"} label={isWarning ? "Warning" : undefined} className="mt-1" />
      <div className="min-w-0 wrap-anywhere">
        <p className={cn("font-medium", isWarning && markInk.warning)}>
          {reason || "Without a reason"}
          {count > 1 ? <span className="font-normal text-text-muted"> {count} times</span> : null}
        </p>
        <p>{message}</p>
        <p className="text-caption text-text-muted">
          {kind} {names.join(", ")}
          {others > 0 ? ` and ${others} more` : ""}
          {spread ? `, first ${words.moment(firstAt)}` : ""}
        </p>
      </div>
      {lastAt === null ? null : <span className="text-text-muted">{words.moment(lastAt)}</span>}
    </li>
  );
}
