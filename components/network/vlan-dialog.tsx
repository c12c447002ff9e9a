"use client";

import { useState } from "react";
import { FormDialog } from "@/components/inventory/form-dialog";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { ZoneSelect } from "@/components/network/zone-select";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createVlan, updateVlan } from "@/lib/actions/vlans";
import type { Vlan, Zone } from "@/lib/domain/inventory/model";

/** Adds a VLAN to a zone, or changes one. */
export function VlanDialog({
  vlan,
  zoneId,
  zones,
  onClose,
}: {
  vlan: Vlan | null;
  /** Where a new one begins. */
  zoneId: string | null;
  zones: readonly Zone[];
  onClose: () => void;
}) {
  const { run, pending, fields } = useInventoryChange();
  const [vid, setVid] = useState(vlan ? String(vlan.vid) : "");
  const [name, setName] = useState(vlan?.name ?? zones.find((zone) => zone.id === zoneId)?.name.toLowerCase() ?? "");
  const [zone, setZone] = useState(vlan ? vlan.zoneId : zoneId);
  const save = () => {
    const input = { vid: vid.trim() === "" ? Number.NaN : Number(vid), name, zoneId: zone };
    const what = vlan ? `VLAN ${vid} changed` : `VLAN ${vid} added`;
    run(() => (vlan ? updateVlan({ ...input, id: vlan.id }) : createVlan(input)), what, onClose);
  };
  return (
    <FormDialog
      title={vlan ? `Edit VLAN ${vlan.vid}` : "Add a VLAN"}
      lead="The number that your switch and router know it by."
      save={vlan ? `Save VLAN ${vid}` : "Add VLAN"}
      pending={pending}
      onSave={save}
      onClose={onClose}
    >
      <div className="grid grid-cols-[120px_1fr] gap-3 max-md:grid-cols-1">
        <Field error={fields.vid}>
          <FieldLabel>VLAN id</FieldLabel>
          <Input
            inputMode="numeric"
            className="font-mono"
            placeholder="10"
            value={vid}
            onChange={({ target }) => setVid(target.value)}
          />
        </Field>
        <Field error={fields.name}>
          <FieldLabel>Name</FieldLabel>
          <Input value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
      </div>
      <Field error={fields.zoneId}>
        <FieldLabel>Zone</FieldLabel>
        <ZoneSelect zones={zones} value={zone} onChange={setZone} />
      </Field>
    </FormDialog>
  );
}
