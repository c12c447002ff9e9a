"use client";

import { useState } from "react";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { zoneHue } from "@/components/network/zone-chip";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { Field, FieldError, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { SetUpData } from "@/components/welcome/set-up-data";
import { ChoosingStep, DoneStep } from "@/components/welcome/step";
import { setUpZones } from "@/lib/actions/inventory";
import type { ProposedZone } from "@/lib/domain/inventory/propose-zones";
import { plural } from "@/lib/domain/words/wording";

interface Draft extends Omit<ProposedZone, "vid" | "gateway"> {
  readonly chosen: boolean;
  readonly vid: string;
  readonly gateway: string;
}

/** The zones that most labs end up with, fitted to what was found; each can be changed, or left out. */
export function ZonesStep({ data, onNext }: { data: SetUpData; onNext: () => void }) {
  const { run, pending, fields } = useInventoryChange();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    data.zones.map((zone) => ({ ...zone, chosen: true, vid: String(zone.vid ?? ""), gateway: zone.gateway ?? "" })),
  );
  const chosen = drafts.filter((draft) => draft.chosen);
  const put = (position: number, over: Partial<Draft>) =>
    setDrafts((before) => before.map((each, at) => (at === position ? { ...each, ...over } : each)));
  const save = () => {
    const zones = chosen.map(({ chosen: _, evidence: __, vid, cidr, gateway, ...zone }) => ({
      ...zone,
      vid: vid.trim() === "" ? null : Number(vid),
      cidr: cidr.trim() || null,
      gateway: cidr.trim() && gateway.trim() ? gateway.trim() : null,
    }));
    run(() => setUpZones({ zones }), `${plural(zones.length, "zone")} added`, onNext);
  };
  if (data.zonesExist)
    return (
      <DoneStep title="The lab has its zones" next="Go on to hosts" onNext={onNext}>
        They are on the Network page, where they can be changed at any time.
      </DoneStep>
    );
  return (
    <ChoosingStep
      title="Which zones does the lab have?"
      lead="A zone is a part of the network with a wall around it. Between zones everything is denied until you allow it. Take what fits and change the rest; nothing is configured on your network."
      skip="Skip zones"
      add={`Add ${plural(chosen.length, "zone")}`}
      canAdd={!pending && chosen.length > 0}
      onAdd={save}
      onSkip={onNext}
    >
      <ul className="flex flex-col gap-2">
        {drafts.map((draft, position) => (
          <ZoneRow
            key={draft.kind}
            draft={draft}
            fieldsAt={(field) => (draft.chosen ? fields[`zones.${chosen.indexOf(draft)}.${field}`] : undefined)}
            onChange={(over) => put(position, over)}
          />
        ))}
      </ul>
      {fields.zones ? <FieldError>{fields.zones}</FieldError> : null}
    </ChoosingStep>
  );
}

function ZoneRow({
  draft,
  fieldsAt,
  onChange,
}: {
  draft: Draft;
  fieldsAt: (field: string) => string | undefined;
  onChange: (over: Partial<Draft>) => void;
}) {
  const { chosen, name, vid, cidr, gateway, evidence, colour } = draft;
  return (
    <li
      className={cn(
        zoneHue(chosen ? colour : 0),
        "grid grid-cols-[auto_minmax(110px,1.1fr)_112px_minmax(140px,1.4fr)_minmax(120px,1fr)] items-start gap-x-3 gap-y-2 border border-(--zl) border-l-6 bg-(--zb) px-3 py-2 max-md:grid-cols-[auto_1fr_1fr]",
        chosen || "border-border-strong border-dashed",
      )}
    >
      <span className="pt-6.5">
        <Checkbox
          aria-label={`Add zone ${name}`}
          checked={chosen}
          onChange={({ target }) => onChange({ chosen: target.checked })}
        />
      </span>
      <Text
        label="Zone"
        value={name}
        error={fieldsAt("name")}
        disabled={!chosen}
        onChange={(name) => onChange({ name })}
      />
      <Text
        label="VLAN"
        mono
        value={vid}
        error={fieldsAt("vid")}
        disabled={!chosen}
        placeholder="none"
        onChange={(vid) => onChange({ vid })}
      />
      <Text
        label={evidence === "seen" ? "Range, found here" : "Range, a suggestion"}
        mono
        className="max-md:col-span-2 max-md:col-start-2"
        value={cidr}
        error={fieldsAt("cidr")}
        disabled={!chosen}
        placeholder="none yet"
        onChange={(cidr) => onChange({ cidr })}
      />
      <Text
        label="Gateway"
        mono
        className="max-md:col-span-2 max-md:col-start-2"
        value={gateway}
        error={fieldsAt("gateway")}
        disabled={!chosen}
        placeholder="none"
        onChange={(gateway) => onChange({ gateway })}
      />
    </li>
  );
}

function Text({
  label,
  error,
  mono = false,
  className,
  onChange,
  ...props
}: {
  label: string;
  value: string;
  error: string | undefined;
  disabled: boolean;
  mono?: boolean;
  placeholder?: string;
  className?: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field error={error} className={className}>
      <FieldLabel>{label}</FieldLabel>
      <Input className={cn(mono && "font-mono")} {...props} onChange={({ target }) => onChange(target.value)} />
    </Field>
  );
}
