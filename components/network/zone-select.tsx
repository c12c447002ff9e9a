"use client";

import { Select } from "@/components/ui/select";
import type { Zone } from "@/lib/domain/inventory/model";

export function ZoneSelect({
  zones,
  value,
  onChange,
}: {
  zones: readonly Zone[];
  value: string | null;
  onChange: (zoneId: string | null) => void;
}) {
  return (
    <Select value={value ?? ""} onChange={({ target }) => onChange(target.value || null)}>
      <option value="">No zone</option>
      {zones.map((zone) => (
        <option key={zone.id} value={zone.id}>
          {zone.name}
        </option>
      ))}
    </Select>
  );
}
