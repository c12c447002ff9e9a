"use client";

import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { Section } from "@/components/shell/page";
import { Field, FieldLabel } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { assignEngineToHost } from "@/lib/actions/hosts";
import type { Inventory } from "@/lib/domain/inventory/model";

/** Which machine each engine runs on. Two engines of one machine share it only when a person says so. */
export function EngineHosts({ inventory, canEdit }: { inventory: Inventory; canEdit: boolean }) {
  const { run, pending } = useInventoryChange();
  const nameOf = (hostId: string | null) => inventory.hosts.find((host) => host.id === hostId)?.name ?? "no host";
  return (
    <Section title="Engines and their hosts" lead="Two engines can run on one machine; only you know that they do.">
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(260px,100%),1fr))] gap-4">
        {inventory.engines.map((engine) => (
          <li key={engine.id}>
            {canEdit ? (
              <Field>
                <FieldLabel>Engine {engine.name} runs on</FieldLabel>
                <Select
                  value={engine.hostId ?? ""}
                  disabled={pending}
                  onChange={({ target }) => {
                    const hostId = target.value || null;
                    const what = `Engine ${engine.name} runs on ${nameOf(hostId)}`;
                    run(() => assignEngineToHost({ engineId: engine.id, hostId }), what);
                  }}
                >
                  <option value="">No host yet</option>
                  {inventory.hosts.map((host) => (
                    <option key={host.id} value={host.id}>
                      {host.name}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : (
              <p>
                {engine.name} <span className="text-text-muted">on {nameOf(engine.hostId)}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
