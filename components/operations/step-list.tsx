"use client";

import { Check, ShieldCheck, Undo2, X } from "lucide-react";
import type { ReactNode } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import { cn } from "@/components/ui/cn";
import { isWorkloadOperation, type Operation, type OperationStep, type StepState } from "@/lib/domain/operation";
import { redeploySteps } from "@/lib/domain/redeploy/steps";
import { workloadSteps } from "@/lib/domain/rollout/steps";
import { durationWords } from "@/lib/domain/words/duration-words";
import { stepNames } from "@/lib/domain/words/operation-words";
import { useSecond } from "./use-second";

/** The journal as it is written: each step with what was seen and how long it took; the way back below it. */
export function StepList({ operation, compact = false }: { operation: Operation; compact?: boolean }) {
  const now = useSecond(operation.state === "running");
  const isRedeploy = operation.kind === "redeploy";
  const all = isRedeploy ? redeploySteps : isWorkloadOperation(operation.kind) ? workloadSteps : operation.steps;
  const forward = operation.steps.slice(0, all.length);
  const back = operation.steps.slice(forward.length);
  // Below the page's own title, or below that of a panel.
  const Heading = compact ? "h4" : "h2";
  const afterwards = operation.state === "succeeded" ? "Afterwards" : "Rollback";
  return (
    <>
      <ol aria-label="Steps" className="flex flex-col">
        {forward.map((step, index) => (
          <Step
            key={step.name}
            step={step}
            number={index}
            now={now}
            compact={compact}
            before={isRedeploy && step.name === "disarm" && !compact && isArmed(operation, step) ? <Armed /> : null}
          />
        ))}
      </ol>
      {back.length > 0 ? (
        <section aria-label={afterwards} className="mt-2 border-t pt-2">
          <Heading className="mb-1 flex items-center gap-1.5 type-strong">
            <Undo2 className="size-4 text-text-muted" aria-hidden /> {afterwards}
          </Heading>
          <ol className="flex flex-col">
            {back.map((step) => (
              <Step key={step.name} step={step} number={null} now={now} compact={compact} before={null} />
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

/** It is, or is still to be. */
const isArmed = ({ state }: Operation, disarm: OperationStep): boolean =>
  state === "running" || disarm.startedAt !== null;

function Armed() {
  return (
    <li className="grid grid-cols-[18px_22px_1fr] gap-x-2.5 border border-transparent px-1.5 py-1">
      <span />
      <span className="grid size-5.5 place-items-center rounded-1 border border-accent bg-accent-bg text-accent-text">
        <ShieldCheck className="size-3.5" aria-hidden />
      </span>
      <span>
        <b className="block font-semibold text-accent-text leading-5.5">Rollback armed</b>
        <span className="text-label text-text-muted">From here a failure brings the old one back by itself.</span>
      </span>
    </li>
  );
}

function Step({
  step,
  number,
  now,
  compact,
  before,
}: {
  step: OperationStep;
  number: number | null;
  now: number;
  compact: boolean;
  before: ReactNode;
}) {
  const words = useWords();
  const { state, startedAt, endedAt } = step;
  const isNow = state === "running";
  const took = startedAt === null ? null : (endedAt ?? (isNow ? now : null));
  const detail = step.detail && (!compact || isNow || state === "failed") ? words.say(step.detail) : null;
  return (
    <>
      {before}
      <li
        aria-current={isNow ? "step" : undefined}
        data-state={state}
        className={cn(
          "grid grid-cols-[18px_22px_1fr_auto] gap-x-2.5 rounded-2 border border-transparent px-1.5",
          compact ? "py-0.5" : "py-1",
          isNow && "border-health-progressing bg-health-progressing-bg",
        )}
      >
        <span className="text-right text-caption text-text-faint leading-5.5">{number}</span>
        <StepMark state={state} />
        <span className="min-w-0">
          <b className={cn("block leading-5.5", waiting.has(state) ? "font-medium text-text-muted" : "font-semibold")}>
            {stepNames[step.name] ?? step.name}
            <span className="sr-only">, {stateWords[state]}</span>
          </b>
          {detail ? <span className="block text-label text-text-muted wrap-anywhere">{detail}</span> : null}
        </span>
        <span className="text-label text-text-muted tabular-nums leading-5.5">
          {took === null || startedAt === null ? "" : durationWords(took - startedAt)}
        </span>
      </li>
    </>
  );
}

const waiting: ReadonlySet<StepState> = new Set(["waiting", "skipped"]);

const stateWords: Readonly<Record<StepState, string>> = {
  waiting: "waiting",
  running: "running",
  done: "done",
  failed: "failed",
  undone: "taken back",
  skipped: "left out",
};

const marks: Readonly<Record<StepState, string>> = {
  waiting: "border-dotted border-health-neutral",
  skipped: "border-dotted border-health-neutral",
  running: "border-health-progressing bg-health-progressing-bg",
  done: "border-health-ok text-health-ok",
  failed: "border-2 border-health-failed text-health-failed",
  undone: "border-health-warning text-health-warning",
};

function StepMark({ state }: { state: StepState }) {
  return (
    <span className={cn("grid size-5.5 place-items-center rounded-1 border", marks[state])} aria-hidden>
      {state === "done" ? <Check className="size-3.5" /> : null}
      {state === "failed" ? <X className="size-3.5" /> : null}
      {state === "undone" ? <Undo2 className="size-3.5" /> : null}
      {state === "running" ? <HealthMark tier="progressing" className="size-3.5" /> : null}
    </span>
  );
}
