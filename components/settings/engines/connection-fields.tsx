"use client";

import type { ComponentProps } from "react";
import { PasswordInput } from "@/components/auth/password-input";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import type { EngineDraft } from "./engine-draft";

interface Part {
  readonly draft: EngineDraft;
  readonly errors: Readonly<Record<string, string>>;
  /** Keys of this transport are stored already: an empty field keeps them. */
  readonly hasKept: boolean;
  readonly onChange: (change: Partial<EngineDraft>) => void;
}

/** What each way of reaching an engine asks for. */
export function ConnectionFields(part: Part) {
  switch (part.draft.transport) {
    case "unix":
      return <SocketField {...part} />;
    case "tls":
      return (
        <>
          <AddressFields {...part} />
          <SecretField {...part} name="ca" label="CA certificate (ca.pem)" />
          <SecretField {...part} name="cert" label="Client certificate (cert.pem)" />
          <SecretField {...part} name="key" label="Client key (key.pem)" />
        </>
      );
    case "tcp":
      return (
        <>
          <AddressFields {...part} />
          <Acceptance {...part} />
        </>
      );
    case "ssh":
      return (
        <>
          <AddressFields {...part} />
          <TextField
            {...part}
            name="user"
            label="User"
            hint="Needs no root: membership in the docker group is enough."
          />
          <SecretField {...part} name="privateKey" label="Private key" />
          <Passphrase {...part} />
          <SocketField {...part} />
        </>
      );
  }
}

const AddressFields = (part: Part) => (
  <div className="grid grid-cols-[1fr_7rem] gap-3">
    <TextField {...part} name="host" label="Name or address" placeholder="10.0.10.5" />
    <TextField {...part} name="port" label="Port" inputMode="numeric" />
  </div>
);

const SocketField = (part: Part) => <TextField {...part} name="socketPath" label="Path of the socket" />;

type TextName = "host" | "port" | "user" | "socketPath";

function TextField({
  draft,
  errors,
  onChange,
  hasKept: _,
  name,
  label,
  hint,
  ...props
}: Part & { name: TextName; label: string; hint?: string } & Omit<ComponentProps<"input">, "onChange">) {
  return (
    <Field error={errors[`connection.${name}`]}>
      <FieldLabel>{label}</FieldLabel>
      <Input
        name={`connection.${name}`}
        value={draft[name]}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ target }) => onChange({ [name]: target.value })}
        {...props}
      />
      {hint ? <FieldHint>{hint}</FieldHint> : null}
    </Field>
  );
}

type SecretName = "ca" | "cert" | "key" | "privateKey";

function SecretField({ draft, errors, onChange, hasKept, name, label }: Part & { name: SecretName; label: string }) {
  return (
    <Field error={errors[`connection.${name}`]}>
      <FieldLabel>{label}</FieldLabel>
      <Textarea
        name={`connection.${name}`}
        value={draft[name]}
        rows={3}
        autoComplete="off"
        spellCheck={false}
        className="font-mono text-label"
        placeholder={hasKept ? "Stored. Leave empty to keep it." : "-----BEGIN …"}
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    </Field>
  );
}

function Passphrase({ draft, errors, onChange }: Part) {
  return (
    <Field error={errors["connection.passphrase"]}>
      <FieldLabel>Passphrase of the key, if it has one</FieldLabel>
      <PasswordInput
        name="connection.passphrase"
        value={draft.passphrase}
        autoComplete="off"
        onChange={({ target }) => onChange({ passphrase: target.value })}
      />
    </Field>
  );
}

function Acceptance({ draft, errors, onChange }: Part) {
  return (
    <Field error={errors["connection.accepted"]}>
      <span className="flex items-start gap-2">
        <span className="pt-0.5">
          <Checkbox
            name="connection.accepted"
            checked={draft.accepted}
            onChange={({ target }) => onChange({ accepted: target.checked })}
          />
        </span>
        <FieldLabel className="text-body text-text">
          I accept that everybody on the way can read this connection, and that whoever reaches this port is root on
          that machine.
        </FieldLabel>
      </span>
    </Field>
  );
}
