"use client";

import { useState } from "react";
import { FormDialog } from "@/components/inventory/form-dialog";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { putPolicy } from "@/lib/actions/policies";
import type { Zone, ZonePolicy } from "@/lib/domain/inventory/model";

type Choice = "deny" | "ports" | "allow";

const options = [
  { value: "deny", label: "Deny" },
  { value: "ports", label: "Allow some ports" },
  { value: "allow", label: "Allow all" },
] as const;

/** What one zone may do in another. */
export function PolicyDialog({
  from,
  to,
  policy,
  onClose,
}: {
  from: Zone;
  to: Zone;
  policy: ZonePolicy | undefined;
  onClose: () => void;
}) {
  const { run, pending, fields } = useInventoryChange();
  const [choice, setChoice] = useState<Choice>(choiceOf(policy));
  const [ports, setPorts] = useState(policy?.ports.join(", ") ?? "");
  const [note, setNote] = useState(policy?.note ?? "");
  const [missing, setMissing] = useState(false);
  const save = () => {
    const named = ports.split(/[\s,;]+/).filter(Boolean);
    if (choice === "ports" && named.length === 0) return setMissing(true);
    setMissing(false);
    const unset = choice === "deny" && note.trim() === "";
    const input = {
      srcZoneId: from.id,
      dstZoneId: to.id,
      default: unset ? "unset" : choice === "allow" ? "allow" : "deny",
      ports: choice === "ports" ? named : [],
      note,
    };
    run(() => putPolicy(input), `${from.name} to ${to.name} changed`, onClose);
  };
  return (
    <FormDialog
      title={`${from.name} to ${to.name}`}
      lead={`What ${from.name} may begin in ${to.name}. Answers always come back. This says what you intend: it changes no firewall.`}
      save={`Save ${from.name} to ${to.name}`}
      pending={pending}
      onSave={save}
      onClose={onClose}
    >
      <Segmented label="Policy" value={choice} options={options} onChange={setChoice} className="self-start" />
      {choice === "ports" ? (
        <Field error={missing ? "Name at least one port, or choose Deny." : fields.ports}>
          <FieldLabel>Ports</FieldLabel>
          <Input
            className="font-mono"
            placeholder="443, 8000-8010, 53/udp"
            value={ports}
            onChange={({ target }) => setPorts(target.value)}
          />
          <FieldHint>TCP unless you write /udp. A range with a dash.</FieldHint>
        </Field>
      ) : null}
      <Field error={fields.note}>
        <FieldLabel>Why</FieldLabel>
        <Input value={note} placeholder="For whoever asks later" onChange={({ target }) => setNote(target.value)} />
      </Field>
    </FormDialog>
  );
}

function choiceOf(policy: ZonePolicy | undefined): Choice {
  if (policy?.default === "allow") return "allow";
  return policy && policy.ports.length > 0 ? "ports" : "deny";
}
