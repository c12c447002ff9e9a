"use client";

import Link from "next/link";
import { useState } from "react";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { ZoneChip } from "@/components/network/zone-chip";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { SetUpData } from "@/components/welcome/set-up-data";
import { ChoosingStep, DoneStep } from "@/components/welcome/step";
import { setUpHosts } from "@/lib/actions/inventory";
import { plural } from "@/lib/domain/words/wording";

type Proposed = SetUpData["hosts"][number];

interface Draft {
  readonly chosen: boolean;
  readonly name: string;
  readonly addresses: string;
}

/** One machine per engine. Its addresses decide in which zone it stands. */
export function HostsStep({ data, onNext }: { data: SetUpData; onNext: () => void }) {
  const { engines, clusters, hosts, zonesExist } = data;
  const { run, pending, fields } = useInventoryChange();
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const draftOf = (proposed: Proposed): Draft => drafts[proposed.engineId] ?? toDraft(proposed);
  const chosen = hosts.filter((proposed) => draftOf(proposed).chosen);
  const save = () => {
    const input = chosen.map((proposed) => ({
      engineId: proposed.engineId,
      host: toHost(proposed, draftOf(proposed)),
    }));
    run(() => setUpHosts({ hosts: input }), `${plural(input.length, "host")} added`, onNext);
  };
  if (hosts.length === 0)
    return (
      <DoneStep
        title={engines.length > 0 ? "Every engine has its host" : "No engine asks for a host"}
        next="Open the map"
        onNext={onNext}
      >
        {clusters.length > 0 ? "Nodes of a cluster are hosts by themselves. " : ""}Change them on the{" "}
        <Link className="text-accent-text underline" href="/hosts">
          Hosts page
        </Link>{" "}
        at any time.
      </DoneStep>
    );
  return (
    <ChoosingStep
      title="Where does each engine run?"
      lead={
        zonesExist
          ? "One machine is proposed per engine. Its addresses put it in a zone, and its containers with it."
          : "One machine is proposed per engine. Without zones they stand side by side on the map."
      }
      skip="Skip hosts and open the map"
      add={`Add ${plural(chosen.length, "host")} and open the map`}
      canAdd={!pending && chosen.length > 0}
      onAdd={save}
      onSkip={onNext}
    >
      <ul className="flex flex-col gap-2">
        {hosts.map((proposed) => (
          <HostRow
            key={proposed.engineId}
            proposed={proposed}
            draft={draftOf(proposed)}
            error={(field) => errorAt(fields, chosen.indexOf(proposed), field)}
            onChange={(over) =>
              setDrafts((before) => ({ ...before, [proposed.engineId]: { ...draftOf(proposed), ...over } }))
            }
          />
        ))}
      </ul>
    </ChoosingStep>
  );
}

function HostRow({
  proposed,
  draft,
  error,
  onChange,
}: {
  proposed: Proposed;
  draft: Draft;
  error: (field: "name" | "addresses") => string | undefined;
  onChange: (over: Partial<Draft>) => void;
}) {
  const untouched = draft.addresses === toDraft(proposed).addresses;
  return (
    <li className="grid grid-cols-[auto_1fr_1.6fr] items-start gap-x-3 gap-y-2 rounded-1 border bg-surface-sunken p-3 max-md:grid-cols-[auto_1fr]">
      <span className="pt-6.5">
        <Checkbox
          aria-label={`Add a host for engine ${proposed.engineName}`}
          checked={draft.chosen}
          onChange={({ target }) => onChange({ chosen: target.checked })}
        />
      </span>
      <Field error={error("name")}>
        <FieldLabel>Host of engine {proposed.engineName}</FieldLabel>
        <Input
          disabled={!draft.chosen}
          value={draft.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field error={error("addresses")} className="max-md:col-start-2">
        <FieldLabel>Addresses</FieldLabel>
        <Input
          className="font-mono"
          disabled={!draft.chosen}
          placeholder="10.0.10.5, 10.0.30.5"
          value={draft.addresses}
          onChange={({ target }) => onChange({ addresses: target.value })}
        />
        {untouched && proposed.zone ? (
          <p className="flex items-center gap-2 text-label text-text-muted">
            Stands in <ZoneChip name={proposed.zone.name} colour={proposed.zone.colour} />
          </p>
        ) : (
          <FieldHint>
            {untouched && draft.addresses ? "In no zone yet." : "The first one is where its default route leaves."}
          </FieldHint>
        )}
      </Field>
    </li>
  );
}

const toDraft = ({ host }: Proposed): Draft => ({
  chosen: true,
  name: host.name,
  addresses: [...host.addresses]
    .sort((a, b) => Number(b.defaultRoute) - Number(a.defaultRoute))
    .map(({ ip }) => ip)
    .join(", "),
});

/**
 * What was found about an address stays with it; a typed one is of an interface of its own. Once they were touched, the
 * first is where the default route leaves, as the hint says.
 */
function toHost(proposed: Proposed, { name, addresses }: Draft) {
  const { host } = proposed;
  if (addresses === toDraft(proposed).addresses) return { name, kind: host.kind, addresses: host.addresses };
  const typed = addresses.split(/[\s,;]+/).filter(Boolean);
  return {
    name,
    kind: host.kind,
    addresses: typed.map((ip, position) => {
      const known = host.addresses.find((address) => address.ip === ip);
      const plain = { id: null, interfaceName: `eth${position}`, ip, mac: null, pinned: false };
      return { ...(known ?? plain), defaultRoute: position === 0 };
    }),
  };
}

function errorAt(fields: Readonly<Record<string, string>>, position: number, field: "name" | "addresses") {
  const at = `hosts.${position}.host.${field}`;
  const key = Object.keys(fields).find((each) => each === at || each.startsWith(`${at}.`));
  return key === undefined ? undefined : fields[key];
}
