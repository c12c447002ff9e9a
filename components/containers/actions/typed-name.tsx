"use client";

import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Says that it is meant: the container's name, typed. */
export function TypedName({
  name,
  value,
  error,
  onChange,
}: {
  name: string;
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <Field error={error}>
      <FieldLabel>Type {name}</FieldLabel>
      <Input
        value={value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className="font-mono"
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  );
}
