"use client";

import { Button } from "@/components/ui/button";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Result } from "@/lib/domain/failure";
import { FormDialog } from "./form-dialog";

/** `what` it is: "engine". */
export function RenameButton({
  what,
  name,
  send,
}: {
  what: string;
  name: string;
  send: (input: Record<string, string>) => Promise<Result<unknown>>;
}) {
  return (
    <FormDialog
      trigger={
        <Button size="small" variant="line" aria-label={`Rename ${name}`}>
          Rename
        </Button>
      }
      title={`Rename ${name}`}
      action="Rename"
      done={`The ${what} has its new name.`}
      send={send}
    >
      {(errors) => (
        <Field error={errors.name}>
          <FieldLabel>Name</FieldLabel>
          <Input name="name" defaultValue={name} autoComplete="off" spellCheck={false} />
        </Field>
      )}
    </FormDialog>
  );
}
