"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Connection } from "./use-connection";

/** How an engine or a cluster is called and reached: tried before it is saved, if somebody wants that. */
export function ConnectionForm({
  title,
  lead,
  save,
  connection: { errors, refused, isTesting, isPending },
  name,
  nameHint,
  namePlaceholder,
  onName,
  onTest,
  onSave,
  children,
}: {
  title: string;
  lead: string;
  save: string;
  connection: Pick<Connection<unknown>, "errors" | "refused" | "isTesting" | "isPending">;
  name: string;
  nameHint: string;
  namePlaceholder?: string | undefined;
  onName: (name: string) => void;
  onTest: () => void;
  onSave: () => void;
  children: ReactNode;
}) {
  return (
    <DialogForm
      title={title}
      lead={lead}
      save={save}
      refused={refused}
      isPending={isPending}
      onSubmit={onSave}
      besides={
        <Button disabled={isPending} onClick={onTest}>
          {isTesting ? "Testing …" : "Test the connection"}
        </Button>
      }
    >
      <Field error={errors.name}>
        <FieldLabel>Name</FieldLabel>
        <Input
          name="name"
          value={name}
          autoComplete="off"
          spellCheck={false}
          placeholder={namePlaceholder}
          onChange={({ target }) => onName(target.value)}
        />
        <FieldHint>{nameHint}</FieldHint>
      </Field>
      {children}
    </DialogForm>
  );
}
