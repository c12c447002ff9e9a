"use client";

import { Fact, Part } from "@/components/containers/inspector/part";
import { useWords } from "@/components/health/use-words";
import type { WorkloadKind, WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { cpuWords, memoryWords } from "@/lib/domain/words/usage-words";
import { stateWords } from "@/lib/domain/words/workload-words";
import type { RolloutDetail, WorkloadDetail } from "@/lib/domain/workload-detail/model";
import type { UsageTold } from "@/lib/domain/workload-detail/usage";

const countNames: Readonly<Partial<Record<WorkloadKind, string>>> = { Job: "Succeeded", CronJob: "At work" };
/** What is told beside the count of ready ones. */
const besideNames: Readonly<Partial<Record<WorkloadKind, string>>> = {
  DaemonSet: "Nodes",
  Job: "Runs",
  CronJob: "Schedule",
};

/** How many run of how many, how far a rollout is, and what all of it takes. */
export function HowItRuns({
  node,
  detail,
  usage,
}: {
  node: WorkloadNode;
  /** Null: not told yet. */
  detail: WorkloadDetail | null;
  /** Null: nothing to tell. */
  usage: UsageTold | null;
}) {
  const words = useWords();
  const { workloadKind: kind } = node;
  const measuredAt = usage?.usage?.at;
  return (
    <Part title="How it runs" aside={measuredAt ? `measured ${words.moment(measuredAt)}` : undefined}>
      <dl>
        <Fact name="State">{stateWords(node.state)}</Fact>
        <Fact name={countNames[kind] ?? "Ready"}>
          {kind === "CronJob" ? node.ready : `${node.ready} of ${node.desired}`}
        </Fact>
        {detail?.replicas.map((each) => (
          <Fact key={each.code} name={besideNames[kind] ?? "Replicas"}>
            {words.say(each)}
          </Fact>
        ))}
        {detail?.rollout ? <Rollout rollout={detail.rollout} /> : null}
        <Fact name="Restarts">{node.restartCount}</Fact>
        {usage ? <Usage told={usage} /> : null}
        {detail?.createdAt ? <Fact name="Created">{words.moment(detail.createdAt)}</Fact> : null}
      </dl>
    </Part>
  );
}

function Usage({ told: { usage, gap } }: { told: UsageTold }) {
  const words = useWords();
  if (gap) return <Fact name="CPU, memory">{words.say(gap)}</Fact>;
  if (!usage) return null;
  return (
    <>
      <Fact name="CPU">{cpuWords(usage.cpuCores, usage.cpuLimitCores)}</Fact>
      <Fact name="Memory">{memoryWords(usage.memoryBytes, usage.memoryLimitBytes)}</Fact>
    </>
  );
}

function Rollout({ rollout: { progress, waits } }: { rollout: RolloutDetail }) {
  const words = useWords();
  return (
    <Fact name="Rollout">
      {words.say(progress)}
      {waits ? (
        <span className="block text-text-muted">
          Waits for {waits.pod ? `${waits.pod}: ${words.brief(waits.why)}` : words.say(waits.why)}
        </span>
      ) : null}
    </Fact>
  );
}
