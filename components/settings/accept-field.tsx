"use client";

import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldLabel } from "@/components/ui/field";

/** What a person takes upon them, as a sentence beside its box. */
export function AcceptField({
  name,
  isAccepted,
  error,
  onAccept,
  children,
}: {
  name: string;
  isAccepted: boolean;
  error: string | undefined;
  onAccept: (isAccepted: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Field error={error}>
      <span className="flex items-start gap-2">
        <span className="pt-0.5">
          <Checkbox name={name} checked={isAccepted} onChange={({ target }) => onAccept(target.checked)} />
        </span>
        <FieldLabel className="text-body text-text">{children}</FieldLabel>
      </span>
    </Field>
  );
}
