"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { removeEngine } from "@/lib/actions/engines";
import { useCommand } from "../use-command";
import type { ShownEngine } from "./shown-engine";

/** The stored keys go with it and nobody can bring them back, so its name is typed. */
export function RemoveEngine({ engine: { id: engineId, name } }: { engine: ShownEngine }) {
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
        consequence="Its containers leave the map and its stored keys are deleted. Nothing on that machine is changed."
        action={`Remove ${name}`}
        removes={name}
        onConfirm={(typed) => run(() => removeEngine({ engineId, name: typed }), `${name} was removed.`)}
      />
    </>
  );
}
