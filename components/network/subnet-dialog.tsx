"use client";

import { useState } from "react";
import { FormDialog } from "@/components/inventory/form-dialog";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { ZoneSelect } from "@/components/network/zone-select";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createSubnet, updateSubnet } from "@/lib/actions/subnets";
import type { Inventory, Subnet } from "@/lib/domain/inventory/model";

/** Adds a subnet to a VLAN or straight to a zone, or changes one. */
export function SubnetDialog({
  subnet,
  start,
  inventory,
  onClose,
}: {
  subnet: Subnet | null;
  /** Where a new one begins. */
  start: { readonly vlanId: string | null; readonly zoneId: string | null };
  inventory: Pick<Inventory, "zones" | "vlans">;
  onClose: () => void;
}) {
  const { run, pending, fields } = useInventoryChange();
  const [cidr, setCidr] = useState(subnet?.cidr ?? "");
  const [gateway, setGateway] = useState(subnet?.gateway ?? "");
  const [vlanId, setVlanId] = useState(subnet ? subnet.vlanId : start.vlanId);
  const [zoneId, setZoneId] = useState(subnet ? subnet.zoneId : start.zoneId);
  const save = () => {
    const input = { cidr, vlanId, zoneId: vlanId === null ? zoneId : null, gateway: gateway.trim() || null };
    const what = subnet ? `Subnet ${cidr} changed` : `Subnet ${cidr} added`;
    run(() => (subnet ? updateSubnet({ ...input, id: subnet.id }) : createSubnet(input)), what, onClose);
  };
  return (
    <FormDialog
      title={subnet ? `Edit subnet ${subnet.cidr}` : "Add a subnet"}
      lead="Whatever has an address in it stands in its zone."
      save={subnet ? `Save ${cidr}` : "Add subnet"}
      pending={pending}
      onSave={save}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Field error={fields.cidr}>
          <FieldLabel>Range</FieldLabel>
          <Input
            className="font-mono"
            placeholder="10.0.10.0/24"
            value={cidr}
            onChange={({ target }) => setCidr(target.value)}
          />
        </Field>
        <Field error={fields.gateway}>
          <FieldLabel>Gateway</FieldLabel>
          <Input
            className="font-mono"
            placeholder="none"
            value={gateway}
            onChange={({ target }) => setGateway(target.value)}
          />
        </Field>
      </div>
      <Field error={fields.vlanId}>
        <FieldLabel>VLAN</FieldLabel>
        <Select value={vlanId ?? ""} onChange={({ target }) => setVlanId(target.value || null)}>
          <option value="">No VLAN</option>
          {inventory.vlans.map((vlan) => (
            <option key={vlan.id} value={vlan.id}>
              {vlan.vid} {vlan.name}
            </option>
          ))}
        </Select>
        {vlanId === null ? null : <FieldHint>Its zone is the VLAN's.</FieldHint>}
      </Field>
      {vlanId === null ? (
        <Field error={fields.zoneId}>
          <FieldLabel>Zone</FieldLabel>
          <ZoneSelect zones={inventory.zones} value={zoneId} onChange={setZoneId} />
        </Field>
      ) : null}
    </FormDialog>
  );
}
