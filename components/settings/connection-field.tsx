"use client";

import type { ComponentProps } from "react";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";

/** One text of a connection's draft. `errors` are by the command's own names: "connection.host". */
interface Part<Name extends string> {
  readonly draft: Readonly<Record<NoInfer<Name>, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<Record<NoInfer<Name>, string>>) => void;
  readonly name: Name;
  readonly label: string;
  readonly placeholder?: string;
  readonly hint?: string;
}

export function LineField<Name extends string>({
  inputMode,
  onBlur,
  ...part
}: Part<Name> & Pick<ComponentProps<"input">, "inputMode" | "onBlur">) {
  return (
    <Labelled {...part}>
      <Input {...controlOf(part)} inputMode={inputMode} onBlur={onBlur} />
    </Labelled>
  );
}

/** `hasKept`: what it asks for is stored already, and an empty field keeps it. */
export function LongField<Name extends string>({
  rows = 3,
  hasKept,
  ...part
}: Part<Name> & { readonly rows?: number; readonly hasKept: boolean }) {
  const control = controlOf(part);
  return (
    <Labelled {...part}>
      <Textarea
        {...control}
        rows={rows}
        className="font-mono text-label"
        placeholder={hasKept ? "Stored. Leave empty to keep it." : control.placeholder}
      />
    </Labelled>
  );
}

function Labelled<Name extends string>({
  errors,
  name,
  label,
  hint,
  children,
}: Pick<Part<Name>, "errors" | "name" | "label" | "hint"> & { children: ComponentProps<"div">["children"] }) {
  return (
    <Field error={errors[`connection.${name}`]}>
      <FieldLabel>{label}</FieldLabel>
      {children}
      {hint ? <FieldHint>{hint}</FieldHint> : null}
    </Field>
  );
}

const controlOf = <Name extends string>({ draft, onChange, name, placeholder }: Part<Name>) => ({
  name: `connection.${name}`,
  value: draft[name],
  autoComplete: "off",
  autoCapitalize: "none",
  spellCheck: false,
  placeholder,
  onChange: ({ target }: { target: { value: string } }) =>
    onChange({ [name]: target.value } as Partial<Record<Name, string>>),
});
