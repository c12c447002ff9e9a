"use client";

import type { ReactNode, RefObject } from "react";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Says that it is meant: the thing's name, typed. */
export function TypedName({
  label,
  value,
  error,
  autoFocus,
  field,
  onChange,
}: {
  label: ReactNode;
  value: string;
  error?: string | undefined;
  autoFocus?: boolean;
  field?: RefObject<HTMLInputElement | null>;
  onChange: (value: string) => void;
}) {
  return (
    <Field error={error}>
      <FieldLabel>{label}</FieldLabel>
      <Input
        ref={field}
        value={value}
        autoComplete="off"
        autoCapitalize="off"
        autoFocus={autoFocus}
        spellCheck={false}
        className="font-mono"
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
