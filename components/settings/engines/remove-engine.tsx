"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { removeEngine } from "@/lib/actions/engines";
import { useCommand } from "../use-command";
import type { ShownEngine } from "./shown-engine";

/** The stored keys go with it and nobody can bring them back, so its name is typed. */
export function RemoveEngine({ engine }: { engine: ShownEngine }) {
  const { run, isPending } = useCommand();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const { id: engineId, name } = engine;
  return (
    <>
      <Button
        size="small"
        variant="line"
        aria-label={`Remove ${name}`}
        disabled={isPending}
        onClick={() => [setTyped(""), setAsking(true)]}
      >
        Remove
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title={`Remove ${name}?`}
        consequence="Its containers leave the map and its stored keys are deleted. Nothing on that machine is changed."
        action={`Remove ${name}`}
        disabled={typed !== name}
        onConfirm={() => run(() => removeEngine({ engineId, name: typed }), `${name} was removed.`)}
      >
        <Field>
          <FieldLabel>Type {name} to remove it</FieldLabel>
          <Input
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Field>
      </Confirm>
    </>
  );
}
