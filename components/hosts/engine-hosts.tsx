"use client";

import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { Section } from "@/components/shell/page";
import { assignEngineToHost } from "@/lib/actions/hosts";
import type { Inventory } from "@/lib/domain/inventory/model";
import { HostChoice } from "./host-choice";

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
              <HostChoice
                label={`Engine ${engine.name} runs on`}
                none="No host yet"
                hosts={inventory.hosts}
                hostId={engine.hostId}
                isPending={pending}
                onChoose={(hostId) =>
                  run(
                    () => assignEngineToHost({ engineId: engine.id, hostId }),
                    `Engine ${engine.name} runs on ${nameOf(hostId)}`,
                  )
                }
              />
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
