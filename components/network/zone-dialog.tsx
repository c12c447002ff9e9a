"use client";

import { useState } from "react";
import { FormDialog } from "@/components/inventory/form-dialog";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { zoneHue } from "@/components/network/zone-chip";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Field, FieldError, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createZone, updateZone } from "@/lib/actions/zones";
import { type Zone, type ZoneKind, zoneKinds } from "@/lib/domain/inventory/model";
import { zoneDefaults } from "@/lib/domain/inventory/zone-defaults";
import { colourWords, zoneKindWords } from "@/lib/domain/words/kind-words";

/** Adds a zone, or changes one. */
export function ZoneDialog({
  zone,
  zones,
  onClose,
}: {
  zone: Zone | null;
  /** Those there are: a new one begins with a kind and a colour that none of them has. */
  zones: readonly Zone[];
  onClose: () => void;
}) {
  const { run, pending, fields } = useInventoryChange();
  const [draft, setDraft] = useState(() =>
    zone
      ? { name: zone.name, kind: zone.kind, colour: zone.colour, trust: String(zone.trust), protected: zone.protected }
      : fromKind(
          zoneKinds.find((kind) => kind !== "internet" && !zones.some((each) => each.kind === kind)) ?? "other",
          zones,
        ),
  );
  const put = (over: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...over }));
  const save = () => {
    const input = { ...draft, trust: draft.trust.trim() === "" ? Number.NaN : Number(draft.trust) };
    const what = zone ? `Zone ${draft.name} changed` : `Zone ${draft.name} added`;
    run(() => (zone ? updateZone({ ...input, id: zone.id }) : createZone(input)), what, onClose);
  };
  return (
    <FormDialog
      title={zone ? `Edit zone ${zone.name}` : "Add a zone"}
      lead="A part of the lab with a wall around it. What may pass is said in the policies."
      save={zone ? `Save ${draft.name || "zone"}` : "Add zone"}
      pending={pending}
      onSave={save}
      onClose={onClose}
    >
      <Field error={fields.kind}>
        <FieldLabel>Kind</FieldLabel>
        <Select
          value={draft.kind}
          onChange={({ target }) => {
            const kind = zoneKinds.find((each) => each === target.value) ?? "other";
            const fresh = fromKind(kind, zones);
            const isOwnName = draft.name !== zoneDefaults[draft.kind].name;
            put(zone ? { kind } : { ...fresh, name: isOwnName ? draft.name : fresh.name });
          }}
        >
          {zoneKinds.map((kind) => (
            <option key={kind} value={kind}>
              {zoneKindWords[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field error={fields.name}>
        <FieldLabel>Name</FieldLabel>
        <Input value={draft.name} maxLength={60} onChange={({ target }) => put({ name: target.value })} />
      </Field>
      <ColourField colour={draft.colour} error={fields.colour} onChange={(colour) => put({ colour })} />
      <Field error={fields.trust}>
        <FieldLabel>Trust</FieldLabel>
        <Input
          inputMode="numeric"
          className="max-w-30 font-mono"
          value={draft.trust}
          onChange={({ target }) => put({ trust: target.value })}
        />
        <FieldHint>0 for strangers, 100 for what you trust most. A leak is drawn from the less trusted side.</FieldHint>
      </Field>
      <Field error={fields.protected}>
        <div className="flex items-center gap-2">
          <Checkbox checked={draft.protected} onChange={({ target }) => put({ protected: target.checked })} />
          <FieldLabel className="text-body text-text">Protected</FieldLabel>
        </div>
        <FieldHint>
          Shown with a lock on its name plate. Whoever redeploys something in it has to type its name.
        </FieldHint>
      </Field>
    </FormDialog>
  );
}

function fromKind(kind: ZoneKind, zones: readonly Zone[]) {
  const { trust, ...defaults } = zoneDefaults[kind];
  const isFree = (colour: number) => !zones.some((zone) => zone.colour === colour);
  const free = [defaults.colour, 1, 2, 3, 4, 5, 6, 7, 8].find(isFree) ?? defaults.colour;
  return { kind, ...defaults, colour: free, trust: String(trust) };
}

function ColourField({
  colour,
  error,
  onChange,
}: {
  colour: number;
  error: string | undefined;
  onChange: (colour: number) => void;
}) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium text-label text-text-muted">Colour</legend>
      <div className="flex flex-wrap gap-2">
        {colourWords.map((word, position) => (
          <label
            key={word}
            title={word}
            className={cn(
              zoneHue(position + 1),
              "relative grid size-8 cursor-pointer place-items-center border border-border-control bg-(--zb) pointer-coarse:size-11",
              "before:size-4 before:bg-(--zl) has-checked:border-2 has-checked:border-accent has-checked:before:size-5",
              "has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus",
            )}
          >
            <input
              type="radio"
              name="colour"
              aria-label={word}
              checked={colour === position + 1}
              onChange={() => onChange(position + 1)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
          </label>
        ))}
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}
