"use client";

import Link from "next/link";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { Dismiss } from "@/components/operations/dismiss";
import { HealthGate } from "@/components/operations/health-gate";
import { OperationState } from "@/components/operations/operation-state";
import { StepList } from "@/components/operations/step-list";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Operation } from "@/lib/domain/operation";
import { operationNames } from "@/lib/domain/words/operation-words";

/** The operation at work on this container or workload, or the last one's result until somebody has seen it. */
export function OperationPanel({ nodeId }: { nodeId: string }) {
  const operation = useLab((lab) => shownOf(lab.operations.values(), nodeId));
  const words = useWords();
  if (!operation) return null;
  const isRunning = operation.state === "running";
  return (
    <section
      aria-label={`${operationNames[operation.kind]}, operation`}
      className={cn("mx-4 mb-2.5 rounded-2 border", borders[operation.state])}
    >
      <header className="flex items-center justify-between gap-2 px-3 py-2">
        <h3 className="type-strong">{operationNames[operation.kind]}</h3>
        <OperationState state={operation.state} className="text-label" />
      </header>
      {operation.reason ? <p className="px-3 pb-2 text-label wrap-anywhere">{words.say(operation.reason)}</p> : null}
      {isRunning ? (
        <div className="max-h-80 overflow-y-auto px-1.5 pb-2">
          <StepList operation={operation} compact />
          <HealthGate operation={operation} />
        </div>
      ) : null}
      <footer className="flex justify-between gap-2 border-t px-3 py-1.5">
        <Button asChild size="small" variant="ghost">
          <Link href={`/operations/${operation.id}`} prefetch={false}>
            {isRunning ? "Follow it" : "Every step"}
          </Link>
        </Button>
        <Dismiss operation={operation} />
      </footer>
    </section>
  );
}

const borders: Readonly<Record<Operation["state"], string>> = {
  running: "border-health-progressing",
  succeeded: "",
  "rolled-back": "border-3 border-double border-health-warning",
  failed: "border-2 border-health-failed",
};

/** A plain success needs nobody's eye: its own state says it. */
function shownOf(operations: Iterable<Operation>, nodeId: string): Operation | null {
  let shown: Operation | null = null;
  for (const operation of operations) {
    if (operation.nodeId !== nodeId || !isShown(operation)) continue;
    if (!shown || operation.startedAt > shown.startedAt) shown = operation;
  }
  return shown;
}

const isShown = ({ state, seenAt, kind }: Operation): boolean =>
  state === "running" || (seenAt === null && (state !== "succeeded" || longOnes.has(kind)));

/** What takes its time and is asked for by name: how it went is shown even if it went well. */
const longOnes: ReadonlySet<Operation["kind"]> = new Set([
  "redeploy",
  "rollout-restart",
  "rollout-undo",
  "set-image",
  "run-now",
  "retry-job",
]);
