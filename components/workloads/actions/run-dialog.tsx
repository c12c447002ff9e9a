"use client";

import { Play, RotateCcw } from "lucide-react";
import { DialogPart } from "@/components/containers/actions/dialog-part";
import { useAnswer } from "@/components/containers/actions/use-answer";
import { CodeList } from "@/components/containers/inspector/code-list";
import { Alert } from "@/components/ui/alert";
import { DialogForm } from "@/components/ui/dialog-form";
import { Kbd } from "@/components/ui/kbd";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { sendRun } from "./send";

/** The question before a Job is made: a run of a CronJob, or a failed Job once more. */
export function RunDialog({
  node,
  kind,
  acts,
  onDone,
}: {
  node: WorkloadNode;
  kind: "run-now" | "retry-job";
  acts: WorkloadActs;
  onDone: () => void;
}) {
  const answer = useAnswer(
    { name: node.name, what: node.workloadKind, protectedZone: acts.protectedZone },
    (typedName) => sendRun(kind, node.id, typedName),
    onDone,
  );
  const isRun = kind === "run-now";
  const verb = isRun ? "Run" : "Retry";
  return (
    <DialogForm
      {...answer}
      className="w-[min(480px,calc(100vw-24px))]"
      bodyClassName="gap-0 py-0"
      icon={isRun ? <Play aria-hidden /> : <RotateCcw aria-hidden />}
      title={isRun ? `Run ${node.name} now` : `Retry ${node.name}`}
      lead={isRun ? "Makes one Job from its template, beside its schedule." : "Makes the same Job again."}
      save={
        <>
          {verb} {node.name}
          <Kbd>Enter</Kbd>
        </>
      }
    >
      {isRun && node.ready > 0 ? (
        <Alert tone="warning" className="mt-3.5">
          A run of it is at work. This one starts beside it, whatever its schedule would do.
        </Alert>
      ) : null}
      <DialogPart title="What runs">
        <CodeList items={node.images} />
        <p className="mt-1.5 text-label text-text-muted">
          {isRun
            ? "The Job counts as one of its runs and is cleaned up like them."
            : "The new Job is called after it. The failed one stays, with its pods, until somebody removes it."}
        </p>
      </DialogPart>
      <DialogPart title="How it is undone">
        <p className="text-label">
          Not at all: what a run has done stays done. The Job goes on also while the panel is stopped.
        </p>
      </DialogPart>
    </DialogForm>
  );
}
