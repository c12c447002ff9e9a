"use client";

import { CalendarCheck, CalendarOff, Play, RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { WorkloadActs } from "@/lib/domain/rollout/acts";
import type { PlainChange } from "./send";

const kinds = ["run-now", "retry-job", "cron-suspend", "cron-resume"] as const;
type RunAct = (typeof kinds)[number];

/** What can be done now with a CronJob or a Job. */
export const runActsOf = ({ acts }: WorkloadActs): readonly RunAct[] =>
  kinds.filter((kind) => acts.some((act) => act.kind === kind && act.refusal === null));

export function RunActions({
  runs,
  disabled,
  onAsk,
  onSend,
}: {
  runs: readonly RunAct[];
  disabled: boolean;
  onAsk: (dialog: "run-now" | "retry-job") => void;
  onSend: (kind: PlainChange) => void;
}) {
  return (
    <>
      {runs.includes("run-now") ? (
        <Button variant="primary" disabled={disabled} onClick={() => onAsk("run-now")}>
          <Play className="size-3.5" aria-hidden />
          Run now
          <Kbd>d</Kbd>
        </Button>
      ) : null}
      {runs.includes("retry-job") ? (
        <Button variant="primary" disabled={disabled} onClick={() => onAsk("retry-job")}>
          <RotateCcw className="size-3.5" aria-hidden />
          Retry
          <Kbd>d</Kbd>
        </Button>
      ) : null}
      {runs.includes("cron-suspend") ? (
        <Button disabled={disabled} onClick={() => onSend("cron-suspend")}>
          <CalendarOff className="size-3.5" aria-hidden />
          Suspend
        </Button>
      ) : null}
      {runs.includes("cron-resume") ? (
        <Button disabled={disabled} onClick={() => onSend("cron-resume")}>
          <CalendarCheck className="size-3.5" aria-hidden />
          Resume schedule
        </Button>
      ) : null}
    </>
  );
}
