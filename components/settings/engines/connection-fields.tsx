"use client";

import { PasswordInput } from "@/components/auth/password-input";
import { Field, FieldLabel } from "@/components/ui/field";
import { AcceptField } from "../accept-field";
import { LineField, LongField } from "../connection-field";
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
          <KeyField {...part} name="ca" label="CA certificate (ca.pem)" />
          <KeyField {...part} name="cert" label="Client certificate (cert.pem)" />
          <KeyField {...part} name="key" label="Client key (key.pem)" />
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
          <LineField
            {...part}
            name="user"
            label="User"
            hint="Needs no root: membership in the docker group is enough."
          />
          <KeyField {...part} name="privateKey" label="Private key" />
          <Passphrase {...part} />
          <SocketField {...part} />
        </>
      );
  }
}

const AddressFields = (part: Part) => (
  <div className="grid grid-cols-[1fr_7rem] gap-3">
    <LineField {...part} name="host" label="Name or address" placeholder="10.0.10.5" />
    <LineField {...part} name="port" label="Port" inputMode="numeric" />
  </div>
);

const SocketField = (part: Part) => <LineField {...part} name="socketPath" label="Path of the socket" />;

const KeyField = (part: Part & { name: "ca" | "cert" | "key" | "privateKey"; label: string }) => (
  <LongField {...part} placeholder="-----BEGIN …" />
);

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
    <AcceptField
      name="connection.accepted"
      isAccepted={draft.accepted}
      error={errors["connection.accepted"]}
      onAccept={(accepted) => onChange({ accepted })}
    >
      I accept that everybody on the way can read this connection, and that whoever reaches this port is root on that
      machine.
    </AcceptField>
  );
}
