"use client";

import { Check, ChevronUp, Play, Square } from "lucide-react";
import { useEffect, useState } from "react";
import { OperationState } from "@/components/operations/operation-state";
import { markSeen } from "@/components/operations/seen-results";
import { changeLabView } from "@/components/shell/use-lab-view";
import { Button } from "@/components/ui/button";
import type { OperationState as State } from "@/lib/domain/operation";
import { runWords } from "./run-words";
import { beginRun, dropRun, haltRun } from "./runs";
import type { Run, RunItem } from "./runs-store";

/** Many at work, and what came of them until somebody says that it was seen. */
export function RunRow({ run }: { run: Run }) {
  const bad = run.items.filter((item) => badStates.has(item.state));
  const stopped = run.kind === "stop" ? run.items.filter((item) => item.state === "succeeded") : [];
  const [open, setOpen] = useState(false);
  const hasBad = bad.length > 0;
  useEffect(() => setOpen(hasBad), [hasBad]);
  const done = run.items.filter((item) => item.state !== "waiting" && item.state !== "running").length;
  const waits = run.items.some((item) => item.state === "waiting");
  const seen = () => {
    markSeen(run.items.flatMap((item) => (wellStates.has(item.state) && item.operationId ? [item.operationId] : [])));
    dropRun(run.id);
  };
  return (
    <div className="relative border-b">
      {open ? <Details items={bad} /> : null}
      <div className="flex min-h-11 flex-wrap items-center gap-2 px-3.5 py-1.5">
        <p role="status" className="font-medium">
          {runWords(run)}
        </p>
        {run.ended || !waits ? null : (
          <span className="text-label text-text-muted">Keep this page open until all have begun.</span>
        )}
        <span className="flex-1" />
        {hasBad ? (
          <Button size="small" variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            What went wrong
            <ChevronUp className={open ? "size-3.5 rotate-180" : "size-3.5"} aria-hidden />
          </Button>
        ) : null}
        {!run.ended && waits && !run.halted ? (
          <Button size="small" onClick={() => haltRun(run.id)}>
            <Square className="size-3.5" aria-hidden />
            Begin no more
          </Button>
        ) : null}
        {run.ended && stopped.length > 0 ? (
          <Button
            size="small"
            onClick={() => [
              beginRun(
                "start",
                stopped.map(({ nodeId: id, name }) => ({ id, name })),
              ),
              dropRun(run.id),
            ]}
          >
            <Play className="size-3.5" aria-hidden />
            Undo: start {stopped.length === 1 ? "it" : `the ${stopped.length}`} again
          </Button>
        ) : null}
        {run.ended ? (
          <Button size="small" onClick={seen}>
            <Check className="size-3.5" aria-hidden />
            Seen
          </Button>
        ) : null}
      </div>
      {run.ended ? null : (
        <span
          aria-hidden
          className="absolute bottom-0 left-0 h-0.75 bg-health-progressing"
          style={{ width: `${Math.round((done / run.items.length) * 100)}%` }}
        />
      )}
    </div>
  );
}

const wellStates: ReadonlySet<RunItem["state"]> = new Set(["succeeded", "unchanged"]);
const badStates: ReadonlySet<RunItem["state"]> = new Set(["failed", "rolled-back", "refused", "left", "unknown"]);
const words = { refused: "Refused", left: "Not begun", unknown: "Not known how it ended" } as const;

function Details({ items }: { items: readonly RunItem[] }) {
  return (
    <ul
      aria-label="What went wrong"
      className="max-h-[30vh] overflow-y-auto border-b bg-surface-sunken px-3.5 py-2 text-label"
    >
      {items.map(({ nodeId, name, state, refusal }) => (
        <li key={nodeId} className="flex flex-wrap items-baseline gap-x-3 py-0.5">
          <button
            type="button"
            className="font-medium underline wrap-anywhere"
            onClick={() => changeLabView({ select: nodeId })}
          >
            {name}
          </button>
          {state in words ? (
            <span className="text-text-muted">{words[state as keyof typeof words]}</span>
          ) : (
            <OperationState state={state as State} />
          )}
          {refusal ? <span className="text-text-muted">{refusal}</span> : null}
        </li>
      ))}
    </ul>
  );
}
