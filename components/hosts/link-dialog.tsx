"use client";

import { useId, useState } from "react";
import { FormDialog } from "@/components/inventory/form-dialog";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createLink } from "@/lib/actions/links";
import { type Host, type Inventory, type LinkKind, linkKinds } from "@/lib/domain/inventory/model";
import { portsOf } from "@/lib/domain/inventory/ports";
import { linkKindWords } from "@/lib/domain/words/kind-words";

/** Says which port of a host leads to which port of another. */
export function LinkDialog({ host, inventory, onClose }: { host: Host; inventory: Inventory; onClose: () => void }) {
  const { run, pending, fields } = useInventoryChange();
  const [kind, setKind] = useState<LinkKind>("cable");
  const [port, setPort] = useState(() => firstPort(host));
  const [otherId, setOtherId] = useState("");
  const [otherPort, setOtherPort] = useState("");
  const other = inventory.hosts.find(({ id }) => id === otherId);
  const save = () => {
    const a = { hostId: host.id, interfaceName: port };
    const b = { hostId: otherId, interfaceName: otherPort };
    run(() => createLink({ kind, a, b }), `${host.name} plugged into ${other?.name}`, onClose);
  };
  return (
    <FormDialog
      title={`Plug in ${host.name}`}
      lead="Which of its ports leads where. The map draws it on Machines."
      save={`Plug in ${host.name}`}
      pending={pending}
      onSave={save}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Port
          label={`Port of ${host.name}`}
          error={fields["a.interfaceName"]}
          value={port}
          known={portsOf(inventory, host.id)}
          onChange={setPort}
        />
        <Field error={fields.kind}>
          <FieldLabel>Kind</FieldLabel>
          <Select
            value={kind}
            onChange={({ target }) => setKind(linkKinds.find((each) => each === target.value) ?? "cable")}
          >
            {linkKinds.map((each) => (
              <option key={each} value={each}>
                {linkKindWords[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field error={fields["b.hostId"] ?? fields["a.hostId"]}>
          <FieldLabel>Plugged into</FieldLabel>
          <Select value={otherId} onChange={({ target }) => setOtherId(target.value)}>
            <option value="">Choose a machine</option>
            {inventory.hosts
              .filter(({ id }) => id !== host.id)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        </Field>
        <Port
          label={`Port of ${other?.name ?? "that machine"}`}
          error={fields["b.interfaceName"]}
          value={otherPort}
          known={other ? portsOf(inventory, other.id) : []}
          onChange={setOtherPort}
        />
      </div>
    </FormDialog>
  );
}

/** Where its default route leaves it, if anybody said; a host without an interface gets the name that new addresses get. */
const firstPort = ({ addresses }: Host): string =>
  (addresses.find(({ defaultRoute }) => defaultRoute) ?? addresses[0])?.interfaceName ?? "eth0";

function Port({
  label,
  error,
  value,
  known,
  onChange,
}: {
  label: string;
  error: string | undefined;
  value: string;
  known: readonly string[];
  onChange: (name: string) => void;
}) {
  const list = useId();
  return (
    <Field error={error}>
      <FieldLabel>{label}</FieldLabel>
      <Input
        className="font-mono"
        placeholder="port 3"
        list={list}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={list}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Field>
  );
}
