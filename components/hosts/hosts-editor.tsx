"use client";

import { Plus, Server } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { EngineHosts } from "@/components/hosts/engine-hosts";
import { HostDialog } from "@/components/hosts/host-dialog";
import { type HostEdits, HostList } from "@/components/hosts/host-list";
import { LinkDialog } from "@/components/hosts/link-dialog";
import { type NodeHost, NodeHosts } from "@/components/hosts/node-hosts";
import { useFreshInventory } from "@/components/inventory/use-fresh-inventory";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { Page, Section } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { deleteHost } from "@/lib/actions/hosts";
import { deleteLink } from "@/lib/actions/links";
import type { Inventory } from "@/lib/domain/inventory/model";
import type { Reason } from "@/lib/domain/reason";

export interface HostsData {
  readonly inventory: Inventory;
  readonly canEdit: boolean;
  readonly placed: Readonly<Record<string, Reason>>;
  readonly zoneOfAddress: Readonly<Record<string, string | null>>;
  readonly nodes: readonly NodeHost[];
}

/** The machines of the lab: their addresses, the zones these are in, and the engines that run on them. */
export function HostsEditor({ inventory, canEdit, placed, zoneOfAddress, nodes }: HostsData) {
  // Drawn anew with the lab as it is: what was added a moment ago can be chosen in a dialog that is open already.
  const [asked, setAsked] = useState<((now: Inventory) => ReactNode) | null>(null);
  const ask = (dialog: (now: Inventory) => ReactNode) => setAsked(() => dialog);
  const wanted = useSearchParams().get("edit");
  const { run } = useInventoryChange();
  useFreshInventory();
  const close = () => setAsked(null);
  // The map sends here with the host that shall stand elsewhere.
  useEffect(() => {
    const host = canEdit ? inventory.hosts.find(({ id }) => id === wanted) : undefined;
    if (!host) return;
    window.history.replaceState(null, "", window.location.pathname);
    setAsked(() => () => <HostDialog host={host} onClose={() => setAsked(null)} />);
  }, [wanted, canEdit, inventory]);
  const edits: HostEdits = {
    edit: (host) => ask(() => <HostDialog host={host} onClose={close} />),
    remove: ({ id, name }) => run(() => deleteHost({ id }), `Host ${name} deleted`),
    plugIn: (host) => ask((now) => <LinkDialog host={host} inventory={now} onClose={close} />),
    unplug: ({ id }, what) => run(() => deleteLink({ id }), `Unplugged ${what}`),
  };
  const add = canEdit ? (
    <Button variant="primary" onClick={() => ask(() => <HostDialog host={null} onClose={close} />)}>
      <Plus className="size-4" aria-hidden />
      Add host
    </Button>
  ) : null;
  return (
    <Page
      title="Hosts"
      lead="The machines of the lab. An address says which zone a machine is in, and the map puts it there."
      actions={add}
    >
      <Section title="Machines" flush>
        {inventory.hosts.length === 0 ? (
          <Empty icon={<Server aria-hidden />} title="No hosts yet">
            {inventory.engines.length > 0
              ? "The map shows each engine on a machine of its own. Add the machines to say which zones they are in."
              : "Add a machine with its addresses, or connect an engine first and let the panel propose its host."}
          </Empty>
        ) : (
          <HostList
            inventory={inventory}
            placed={placed}
            zoneOfAddress={zoneOfAddress}
            edits={canEdit ? edits : null}
          />
        )}
      </Section>
      {inventory.engines.length > 0 ? <EngineHosts inventory={inventory} canEdit={canEdit} /> : null}
      {nodes.length > 0 ? <NodeHosts nodes={nodes} inventory={inventory} canEdit={canEdit} /> : null}
      {asked?.(inventory)}
    </Page>
  );
}
