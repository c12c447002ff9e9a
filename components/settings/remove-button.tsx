"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import type { Result } from "@/lib/domain/failure";
import { useCommand } from "./use-command";

/** Asks before `name` is removed. What nobody can bring back `isTyped`: its name is typed first, and sent along. */
export function RemoveButton({
  name,
  consequence,
  isTyped = false,
  send,
}: {
  name: string;
  consequence: string;
  isTyped?: boolean;
  send: (typed: string) => Promise<Result<unknown>>;
}) {
  const { run, isPending } = useCommand();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="line"
        aria-label={`Remove ${name}`}
        disabled={isPending}
        onClick={() => setAsking(true)}
      >
        Remove
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title={`Remove ${name}?`}
        consequence={consequence}
        action={`Remove ${name}`}
        {...(isTyped ? { removes: name } : {})}
        onConfirm={(typed) => run(() => send(typed), `${name} was removed.`)}
      />
    </>
  );
}
