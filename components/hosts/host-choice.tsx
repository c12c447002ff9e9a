"use client";

import { Field, FieldLabel } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Host } from "@/lib/domain/inventory/model";

/** Which of the machines something is; `none` says what holds while nobody has chosen one. */
export function HostChoice({
  label,
  none,
  hosts,
  hostId,
  isPending,
  onChoose,
}: {
  label: string;
  none: string;
  hosts: readonly Host[];
  hostId: string | null;
  isPending: boolean;
  onChoose: (hostId: string | null) => void;
}) {
  return (
    <Field>
      <FieldLabel>{label}</FieldLabel>
      <Select value={hostId ?? ""} disabled={isPending} onChange={({ target }) => onChoose(target.value || null)}>
        <option value="">{none}</option>
        {hosts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
