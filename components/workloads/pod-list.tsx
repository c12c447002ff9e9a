"use client";

import { HealthMark, markInk } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { cn } from "@/components/ui/cn";
import { Empty } from "@/components/ui/empty";
import type { PodNode } from "@/lib/domain/topology/cluster-nodes";
import { plural } from "@/lib/domain/words/wording";

/** What a workload consists of now: each pod with its node, why it is as it is, its restarts, age and address. */
export function PodList({ pods }: { pods: readonly PodNode[] }) {
  if (pods.length === 0) return <Empty title="It has no pods">None is meant to run now, or none could be made.</Empty>;
  return (
    <ul aria-label="Pods" className="py-1">
      {pods.map((pod) => (
        <PodRow key={pod.id} pod={pod} />
      ))}
    </ul>
  );
}

function PodRow({ pod }: { pod: PodNode }) {
  const words = useWords();
  const { tier, reason } = pod.health;
  const loud = tier === "failed" || tier === "warning" || tier === "progressing";
  const facts = [
    pod.nodeName ? `on ${pod.nodeName}` : "on no node",
    pod.containers > 1 ? `${pod.ready} of ${pod.containers} containers ready` : "",
    pod.restartCount > 0 ? plural(pod.restartCount, "restart") : "",
    pod.startedAt === null ? "" : `${words.ago(pod.startedAt)} old`,
  ];
  return (
    <li className="grid grid-cols-[12px_minmax(0,1fr)] gap-x-2 border-b py-1.75 text-label last:border-b-0">
      <HealthMark tier={tier} label={markWords[tier]} className="mt-1" />
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{pod.name}</p>
        <p className={cn("wrap-anywhere", loud ? markInk[tier] : "text-text-muted")}>{words.say(reason)}</p>
        <p className="flex flex-wrap gap-x-2 text-text-muted">
          <span>{facts.filter(Boolean).join(", ")}</span>
          <code>{pod.addresses.join(", ")}</code>
        </p>
      </div>
    </li>
  );
}
