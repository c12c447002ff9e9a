"use client";

import { Confirm } from "@/components/ui/confirm";
import type { PodNode, WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { sendDeletePod, sendRemovePod } from "./send";

/** The question before a pod goes: an owner makes another, one that stands alone is gone for good. */
export function DeletePodDialog({
  node,
  pod,
  open,
  onOpenChange,
}: {
  node: WorkloadNode;
  pod: PodNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const isBare = node.workloadKind === "Pod";
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete ${pod.name}?`}
      consequence={isBare ? alone : `It is given its time to end. ${successor(node)}`}
      action={`Delete ${pod.name}`}
      {...(isBare ? { removes: pod.name } : {})}
      onConfirm={(typedName) =>
        void (isBare ? sendRemovePod(node.id, pod.id, typedName) : sendDeletePod(node.id, pod.id))
      }
    />
  );
}

const alone =
  "Nothing made it and nothing makes it anew. It goes with everything that was written inside it; its claims stay. This can't be undone.";

function successor({ workloadKind, name }: WorkloadNode): string {
  if (workloadKind === "Job" || workloadKind === "CronJob")
    return `${workloadKind} ${name} makes another if it is not done and may still try.`;
  return `${workloadKind} ${name} makes another in its place.`;
}
