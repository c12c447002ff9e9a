"use client";

import { Button } from "@/components/ui/button";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { renameEngine } from "@/lib/actions/engines";
import { FormDialog } from "../form-dialog";
import type { ShownEngine } from "./shown-engine";

export function RenameEngine({ engine }: { engine: ShownEngine }) {
  return (
    <FormDialog
      trigger={
        <Button size="small" variant="line" aria-label={`Rename ${engine.name}`}>
          Rename
        </Button>
      }
      title={`Rename ${engine.name}`}
      action="Rename"
      done="The engine has its new name."
      send={(input) => renameEngine({ ...input, engineId: engine.id })}
    >
      {(errors) => (
        <Field error={errors.name}>
          <FieldLabel>Name</FieldLabel>
          <Input name="name" defaultValue={engine.name} autoComplete="off" spellCheck={false} />
        </Field>
      )}
    </FormDialog>
  );
}
