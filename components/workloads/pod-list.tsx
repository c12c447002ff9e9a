"use client";

import { ScrollText, Trash2 } from "lucide-react";
import { useState } from "react";
import { HealthMark, markInk } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useMay } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import { DeletePodDialog } from "@/components/workloads/actions/delete-pod-dialog";
import type { NodeId } from "@/lib/domain/ids";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { PodNode, WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { bytesWords } from "@/lib/domain/words/bytes-words";
import { endingWords } from "@/lib/domain/words/template-words";
import { coresWords } from "@/lib/domain/words/usage-words";
import { plural } from "@/lib/domain/words/wording";
import type { EndingDetail } from "@/lib/domain/workload-detail/model";
import type { PodUsagePart, UsageTold } from "@/lib/domain/workload-detail/usage";

/** Those that need somebody come first; of the rest as many as fit. */
const mostAtFirst = 12;

/** What a workload consists of now: each pod with its node, why it is as it is, its restarts, age and address. */
export function PodList({
  node,
  pods,
  acts,
  onLogs,
  endings,
  usage,
}: {
  node: WorkloadNode;
  pods: readonly PodNode[];
  /** Null: nothing may be done. */
  acts: WorkloadActs | null;
  onLogs: (podId: NodeId) => void;
  endings: readonly EndingDetail[];
  /** Null: nothing to tell. */
  usage: UsageTold | null;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const mayRemove = useMay("workloads:remove");
  const [asked, setAsked] = useState<PodNode | null>(null);
  const deletes = acts?.acts.some(({ kind }) => kind === "delete-pod");
  // Who stands alone is gone for good, which is for those who may remove.
  const offers = deletes && (node.workloadKind !== "Pod" || mayRemove);

  if (pods.length === 0) return <Empty title="It has no pods">None is meant to run now, or none could be made.</Empty>;
  const shown = showsAll ? pods : pods.slice(0, mostAtFirst);
  return (
    <>
      <ul aria-label="Pods" className="py-1">
        {shown.map((pod) => (
          <PodRow
            key={pod.id}
            pod={pod}
            ending={endings.find(({ podId }) => podId === pod.id)}
            usage={usage?.usage?.pods.find(({ podId }) => podId === pod.id)}
            isUnmeasured={usage?.unmeasured.includes(pod.id) ?? false}
            onLogs={() => onLogs(pod.id)}
            onDelete={offers ? () => setAsked(pod) : null}
          />
        ))}
      </ul>
      {shown.length < pods.length ? (
        <Button size="small" className="mb-3" onClick={() => setShowsAll(true)}>
          Show all {pods.length}
        </Button>
      ) : null}
      {asked ? <DeletePodDialog node={node} pod={asked} open onOpenChange={() => setAsked(null)} /> : null}
    </>
  );
}

function PodRow({
  pod,
  ending,
  usage,
  isUnmeasured,
  onLogs,
  onDelete,
}: {
  pod: PodNode;
  /** How one of its containers ended last. */
  ending: EndingDetail | undefined;
  usage: PodUsagePart | undefined;
  /** It runs, and hasn't been measured yet. */
  isUnmeasured: boolean;
  onLogs: () => void;
  onDelete: (() => void) | null;
}) {
  const words = useWords();
  const { tier, reason } = pod.health;
  const loud = tier === "failed" || tier === "warning" || tier === "progressing";
  const facts = [
    pod.nodeName ? `on ${pod.nodeName}` : "on no node",
    pod.containers > 1 ? `${pod.ready} of ${pod.containers} containers ready` : "",
    pod.restartCount > 0 ? plural(pod.restartCount, "restart") : "",
    pod.startedAt === null ? "" : `${words.ago(pod.startedAt)} old`,
    usage ? `${coresWords(usage.cpuCores)}, ${bytesWords(usage.memoryBytes)}` : "",
    isUnmeasured ? "not measured yet" : "",
  ];
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)_auto] gap-x-2 border-b py-1.75 text-label last:border-b-0">
      <HealthMark tier={tier} label={markWords[tier]} className="mt-1" />
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{pod.name}</p>
        <p className={cn("wrap-anywhere", loud ? markInk[tier] : "text-text-muted")}>{words.say(reason)}</p>
        <p className="flex flex-wrap gap-x-2 text-text-muted">
          <span>{facts.filter(Boolean).join(", ")}</span>
          <code>{pod.addresses.join(", ")}</code>
        </p>
        {ending ? (
          <p className="wrap-anywhere text-text-muted">
            Last ended: {endingWords(ending)}
            {pod.containers > 1 ? `, in ${ending.container}` : ""}
            {ending.at === null ? "" : `, ${words.moment(ending.at)}`}
          </p>
        ) : null}
      </div>
      <div className="flex items-start">
        <Button variant="ghost" size="small" className="px-1" title={`Logs of ${pod.name}`} onClick={onLogs}>
          <ScrollText className="size-3.5" aria-hidden />
          <span className="sr-only">Logs of {pod.name}</span>
        </Button>
        {onDelete ? (
          <Button variant="ghost" size="small" className="px-1" title={`Delete ${pod.name}`} onClick={onDelete}>
            <Trash2 className="size-3.5" aria-hidden />
            <span className="sr-only">Delete {pod.name}</span>
          </Button>
        ) : null}
      </div>
    </li>
  );
}
