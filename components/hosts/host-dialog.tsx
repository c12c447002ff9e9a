"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { type AddressDraft, AddressRow, emptyAddress } from "@/components/hosts/address-row";
import { FormDialog } from "@/components/inventory/form-dialog";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createHost, updateHost } from "@/lib/actions/hosts";
import { type Host, type HostKind, hostKinds } from "@/lib/domain/inventory/model";
import { hostKindWords } from "@/lib/domain/words/kind-words";

/** Adds a host, or changes one with its addresses. */
export function HostDialog({ host, onClose }: { host: Host | null; onClose: () => void }) {
  const { run, pending, fields } = useInventoryChange();
  const [name, setName] = useState(host?.name ?? "");
  const [kind, setKind] = useState<HostKind>(host?.kind ?? "server");
  const [addresses, setAddresses] = useState<readonly AddressDraft[]>(() =>
    host ? host.addresses.map((each) => toDraft(each, host)) : [emptyAddress(true)],
  );
  const put = (position: number, over: Partial<AddressDraft>) =>
    setAddresses((before) => before.map((each, at) => (at === position ? { ...each, ...over } : each)));
  const pin = (position: number, pinned: boolean) =>
    setAddresses((before) => before.map((each, at) => ({ ...each, pinned: at === position ? pinned : false })));
  const remove = (position: number) => setAddresses((before) => before.filter((_, at) => at !== position));
  // A new row that was left empty is not sent; what is refused names the rows that were.
  const sent = addresses.filter((each) => each.ip.trim() !== "" || each.id !== null);
  const save = () => {
    const input = { name, kind, addresses: sent.map(({ key: _, mac, ...rest }) => ({ ...rest, mac: mac || null })) };
    const what = host ? `Host ${name} changed` : `Host ${name} added`;
    run(() => (host ? updateHost({ ...input, id: host.id }) : createHost(input)), what, onClose);
  };
  return (
    <FormDialog
      title={host ? `Edit host ${host.name}` : "Add a host"}
      lead="A machine of the lab. Its addresses say which zones it is in."
      save={host ? `Save ${name || "host"}` : "Add host"}
      pending={pending}
      onSave={save}
      onClose={onClose}
      wide
    >
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Field error={fields.name}>
          <FieldLabel>Name</FieldLabel>
          <Input value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <Field error={fields.kind}>
          <FieldLabel>Kind</FieldLabel>
          <Select
            value={kind}
            onChange={({ target }) => setKind(hostKinds.find((each) => each === target.value) ?? "other")}
          >
            {hostKinds.map((each) => (
              <option key={each} value={each}>
                {hostKindWords[each]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium text-label text-text-muted">Addresses</legend>
        {addresses.map((address, position) => (
          <AddressRow
            key={address.key}
            address={address}
            position={position}
            errorOf={(field) => fields[`addresses.${sent.indexOf(address)}.${field}`]}
            several={addresses.length > 1}
            onChange={(over) => put(position, over)}
            onPin={(pinned) => pin(position, pinned)}
            onRemove={() => remove(position)}
          />
        ))}
        {fields.addresses ? <FieldError>{fields.addresses}</FieldError> : null}
        <Button
          size="small"
          className="self-start"
          onClick={() => setAddresses((before) => [...before, emptyAddress(before.length === 0)])}
        >
          <Plus className="size-3.5" aria-hidden />
          Add address
        </Button>
      </fieldset>
    </FormDialog>
  );
}

const toDraft = (
  { id, interfaceName, ip, mac, defaultRoute }: Host["addresses"][number],
  host: Host,
): AddressDraft => ({
  key: id,
  id,
  interfaceName,
  ip,
  mac: mac ?? "",
  defaultRoute,
  pinned: id === host.pinnedAddressId,
});
