import { HealthMark, markInk } from "@/components/health/health-mark";
import { cn } from "@/components/ui/cn";
import type { Tier } from "@/lib/domain/health";
import type { Operation, OperationState as State } from "@/lib/domain/operation";

const looks: Readonly<Record<State, { tier: Tier; word: string }>> = {
  running: { tier: "progressing", word: "Running" },
  succeeded: { tier: "ok", word: "Done" },
  "rolled-back": { tier: "warning", word: "Rolled back" },
  failed: { tier: "failed", word: "Failed" },
};

/** Shape, ink and word: how an operation stands. */
export function OperationState({ state, className }: { state: Operation["state"]; className?: string }) {
  const { tier, word } = looks[state];
  return (
    <span className={cn("inline-flex items-center gap-1.5 font-medium whitespace-nowrap", markInk[tier], className)}>
      <HealthMark tier={tier} />
      {word}
    </span>
  );
}
