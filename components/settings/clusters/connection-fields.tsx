"use client";

import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import type { ClusterDraft } from "./cluster-draft";

interface Part {
  readonly draft: ClusterDraft;
  readonly errors: Readonly<Record<string, string>>;
  /** What this way signs in with is stored already: an empty field keeps it. */
  readonly hasKept: boolean;
  readonly onChange: (change: Partial<ClusterDraft>) => void;
  /** The path is typed to its end. */
  readonly onPath: () => void;
}

/** What each way of reaching a cluster asks for. */
export function ConnectionFields(part: Part) {
  switch (part.draft.source) {
    case "kubeconfig":
      return <LongField {...part} name="text" label="Kubeconfig" rows={7} placeholder="apiVersion: v1 …" />;
    case "file":
      return (
        <LineField
          {...part}
          name="path"
          label="Path of the file"
          placeholder="/etc/rancher/k3s/k3s.yaml"
          hint="The user that runs Bulkhead must be able to read it."
          onBlur={part.onPath}
        />
      );
    case "token":
      return (
        <>
          <LineField {...part} name="server" label="API server" placeholder="https://10.0.20.10:6443" />
          <LongField
            {...part}
            name="ca"
            label="CA certificate (ca.crt)"
            rows={3}
            placeholder="-----BEGIN …"
            isPublic
            hint="Leave it empty if a public CA has signed the server's certificate."
          />
          <LongField {...part} name="token" label="Token" rows={3} placeholder="eyJhbGciOi…" />
        </>
      );
    case "in-cluster":
      return null;
  }
}

interface Named<Name> {
  readonly name: Name;
  readonly label: string;
  readonly placeholder: string;
  readonly hint?: string;
}

function LineField({
  draft,
  errors,
  onChange,
  onBlur,
  ...field
}: Pick<Part, "draft" | "errors" | "onChange"> & Named<"path" | "server"> & { onBlur?: () => void }) {
  const { name, label, placeholder, hint } = field;
  return (
    <Field error={errors[`connection.${name}`]}>
      <FieldLabel>{label}</FieldLabel>
      <Input
        name={`connection.${name}`}
        value={draft[name]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={placeholder}
        onChange={({ target }) => onChange({ [name]: target.value })}
        onBlur={onBlur}
      />
      {hint ? <FieldHint>{hint}</FieldHint> : null}
    </Field>
  );
}

function LongField({
  draft,
  errors,
  onChange,
  hasKept,
  isPublic = false,
  ...field
}: Pick<Part, "draft" | "errors" | "hasKept" | "onChange"> &
  Named<"text" | "ca" | "token"> & { rows: number; isPublic?: boolean }) {
  const { name, label, placeholder, hint, rows } = field;
  return (
    <Field error={errors[`connection.${name}`]}>
      <FieldLabel>{label}</FieldLabel>
      <Textarea
        name={`connection.${name}`}
        value={draft[name]}
        rows={rows}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className="font-mono text-label"
        placeholder={hasKept && !isPublic ? "Stored. Leave empty to keep it." : placeholder}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
      {hint ? <FieldHint>{hint}</FieldHint> : null}
    </Field>
  );
}
