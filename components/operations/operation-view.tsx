"use client";

import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useWords } from "@/components/health/use-words";
import { useOperation } from "@/components/live/hooks";
import { formatLabView, plainView } from "@/components/shell/lab-url";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { isWorkloadOperation, type Operation } from "@/lib/domain/operation";
import { durationWords } from "@/lib/domain/words/duration-words";
import { Dismiss } from "./dismiss";
import { HealthGate } from "./health-gate";
import { OldAndNew } from "./old-and-new";
import { OperationState } from "./operation-state";
import { operationTitle } from "./operation-title";
import { StepList } from "./step-list";
import { useSecond } from "./use-second";

/** One operation, followed while it runs and read afterwards. `first` is what the server knew when the page was asked for. */
export function OperationView({ first, log }: { first: Operation; log: ReactNode }) {
  const operation = useOperation(first.id) ?? first;
  const words = useWords();
  const now = useSecond(operation.state === "running");
  const isRunning = operation.state === "running";
  const took = durationWords((operation.endedAt ?? now) - operation.startedAt);
  return (
    <div className="grid min-h-full grid-cols-[minmax(0,528px)_minmax(0,1fr)] max-lg:grid-cols-1">
      <section className="flex flex-col border-r max-lg:border-r-0">
        <header className="border-b px-6 pt-4.5 pb-3.5">
          <nav aria-label="Where this is" className="mb-1 flex gap-1.5 text-label text-text-muted">
            <Link href="/operations">Operations</Link> / <span>{operation.id}</span>
          </nav>
          <h1 className="flex flex-wrap items-center gap-2.5 type-display">
            <span className="wrap-anywhere">{operationTitle(operation)}</span>
            <OperationState state={operation.state} className="text-label" />
          </h1>
          <p className="mt-0.5 text-text-muted">
            Started by {operation.actor}, {words.moment(operation.startedAt)}.{" "}
            {isRunning ? `${took} so far. Safe to close, it goes on.` : `Took ${took}.`}
          </p>
        </header>
        <div className="flex-1 px-4.5 py-3">
          <StepList operation={operation} />
        </div>
      </section>
      <section className="flex min-w-0 flex-col gap-3.5 px-6 py-4.5">
        <Result operation={operation} />
        <HealthGate operation={operation} />
        <OldAndNew operation={operation} />
        {isRunning && operation.kind === "redeploy" ? (
          <p className="flex items-center gap-2 text-label text-text-muted">
            <ShieldCheck className="size-4" aria-hidden />
            Whatever happens, one startable container of this name exists.
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button asChild size="small">
            <Link href={`/${formatLabView({ ...plainView, select: operation.nodeId })}`}>Show on the map</Link>
          </Button>
          <Dismiss operation={operation} />
        </div>
        {operation.kind === "remove" || isWorkloadOperation(operation.kind) ? null : (
          <div className="flex min-h-80 flex-1 flex-col rounded-3 border bg-surface p-3">
            <h2 className="mb-2 type-strong">Its log</h2>
            <div className="min-h-0 flex-1">{log}</div>
          </div>
        )}
      </section>
    </div>
  );
}

function Result({ operation }: { operation: Operation }) {
  const words = useWords();
  if (operation.state === "running") return null;
  const tone = operation.state === "succeeded" ? "ok" : operation.state === "failed" ? "failed" : "warning";
  const plain = operation.state === "succeeded" ? "Done." : "It did not hold.";
  return (
    <Alert tone={tone}>
      <span className="wrap-anywhere">{operation.reason ? words.say(operation.reason) : plain}</span>
    </Alert>
  );
}
