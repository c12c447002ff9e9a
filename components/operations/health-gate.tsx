"use client";

import { cn } from "@/components/ui/cn";
import type { Operation } from "@/lib/domain/operation";
import { useSecond } from "./use-second";

/** The health gate while it counts: what the new one still has to show, and when it is given up. */
export function HealthGate({ operation }: { operation: Operation }) {
  const step = operation.steps.find(({ name }) => name === "verify");
  const now = useSecond(step?.state === "running");
  const data = step?.state === "running" ? step.detail?.data : undefined;
  if (!data || typeof data.sinceAt !== "number") return null;
  const quiet = step?.detail?.code === "redeploy.gate.quiet";
  const goal = seconds(quiet ? data.quietMs : data.deadlineMs);
  const from = quiet ? data.runningSinceAt : data.sinceAt;
  const counted = typeof from === "number" ? Math.min(goal, Math.max(0, Math.floor((now - from) / 1000))) : 0;
  return (
    <section aria-label="Health gate" className="rounded-3 border border-health-progressing">
      <header className="flex flex-wrap items-baseline justify-between gap-2 px-4 pt-2.5">
        <h2 className="type-strong">Health gate</h2>
        <span className="text-label text-text-muted">
          {quiet ? `passes at ${goal} s, ` : "passes when the check says healthy, "}gives up at{" "}
          {seconds(data.deadlineMs)} s
        </span>
      </header>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-2.5">
        <p className="flex items-baseline gap-2">
          <span className="text-figure font-medium tabular-nums">{counted}</span>
          <span className="text-text-muted">of {goal} s</span>
        </p>
        <div className="min-w-50 flex-1">
          <div aria-hidden className="grid grid-cols-10 gap-1">
            {segments.map((segment) => (
              <span
                key={segment}
                className={cn(
                  "h-3 rounded-badge border border-border-control",
                  counted / goal >= segment / 10 && "border-health-progressing bg-health-progressing",
                )}
              />
            ))}
          </div>
          <dl className="mt-2 flex flex-wrap gap-x-5 text-label text-text-muted [&_dd]:ml-1 [&_dd]:inline [&_dd]:font-medium [&_dd]:text-text [&_dt]:inline">
            <div>
              <dt>Restarts</dt>
              <dd>{String(data.restarts)}</dd>
            </div>
            {quiet ? null : (
              <div>
                <dt>Health check</dt>
                <dd>{String(data.health)}</dd>
              </div>
            )}
          </dl>
        </div>
      </div>
    </section>
  );
}

const segments = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const seconds = (ms: unknown): number => Math.round((typeof ms === "number" ? ms : 0) / 1000);
