"use client";

import { BrickWall, Plus } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useFreshInventory } from "@/components/inventory/use-fresh-inventory";
import { useInventoryChange } from "@/components/inventory/use-inventory-change";
import { useLab } from "@/components/live/lab-store";
import { PolicyDialog } from "@/components/network/policy-dialog";
import { PolicyMatrix, pairKey } from "@/components/network/policy-matrix";
import { SubnetDialog } from "@/components/network/subnet-dialog";
import { VlanDialog } from "@/components/network/vlan-dialog";
import { ZoneDialog } from "@/components/network/zone-dialog";
import { LooseNetworks, type ZoneEdits, ZonePanel } from "@/components/network/zone-panel";
import { Page, Section } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { deleteSubnet } from "@/lib/actions/subnets";
import { deleteVlan } from "@/lib/actions/vlans";
import { deleteZone } from "@/lib/actions/zones";
import type { Inventory } from "@/lib/domain/inventory/model";

/** Zones with their VLANs and subnets, and who may reach whom. */
export function NetworkEditor({ inventory, canEdit }: { inventory: Inventory; canEdit: boolean }) {
  const [dialog, setDialog] = useState<ReactNode>(null);
  const { run } = useInventoryChange();
  const breaches = useBreaches();
  useFreshInventory();
  const { zones, vlans, subnets, policies } = inventory;
  const close = () => setDialog(null);
  const edits: ZoneEdits | null = canEdit
    ? {
        editZone: (zone) => setDialog(<ZoneDialog zone={zone} zones={zones} onClose={close} />),
        deleteZone: ({ id, name }) => run(() => deleteZone({ id }), `Zone ${name} deleted. Its networks stay`),
        addVlan: (zoneId) => setDialog(<VlanDialog vlan={null} zoneId={zoneId} zones={zones} onClose={close} />),
        editVlan: (vlan) => setDialog(<VlanDialog vlan={vlan} zoneId={null} zones={zones} onClose={close} />),
        deleteVlan: ({ id, vid }) => run(() => deleteVlan({ id }), `VLAN ${vid} deleted. Its subnets stay`),
        addSubnet: (start) =>
          setDialog(<SubnetDialog subnet={null} start={start} inventory={inventory} onClose={close} />),
        editSubnet: (subnet) =>
          setDialog(<SubnetDialog subnet={subnet} start={subnet} inventory={inventory} onClose={close} />),
        deleteSubnet: ({ id, cidr }) => run(() => deleteSubnet({ id }), `Subnet ${cidr} deleted`),
      }
    : null;
  const addZone = canEdit ? (
    <Button variant="primary" onClick={() => setDialog(<ZoneDialog zone={null} zones={zones} onClose={close} />)}>
      <Plus className="size-4" aria-hidden />
      Add zone
    </Button>
  ) : null;
  const loose =
    vlans.some((vlan) => vlan.zoneId === null) ||
    subnets.some((subnet) => subnet.vlanId === null && subnet.zoneId === null);

  return (
    <Page
      title="Network"
      lead="The lab's zones, the networks that carry them, and what may pass between them."
      actions={addZone}
    >
      {zones.length === 0 ? (
        <Section title="Zones">
          <Empty
            icon={<BrickWall aria-hidden />}
            title="No zones yet"
            action={
              canEdit ? (
                <Button asChild>
                  <Link href="/welcome">Propose zones for this lab</Link>
                </Button>
              ) : null
            }
          >
            Without zones the map shows hosts alone, and nothing can be said about walls between them.
          </Empty>
        </Section>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(330px,100%),1fr))] gap-4">
          {zones.map((zone) => (
            <ZonePanel key={zone.id} zone={zone} inventory={inventory} edits={edits} />
          ))}
        </div>
      )}
      {loose ? <LooseNetworks inventory={inventory} edits={edits} /> : null}
      {zones.length > 1 ? (
        <Section
          title="Who may reach whom"
          lead="What you intend. A pair that nobody has set is denied. Bulkhead changes no firewall; it shows where the lab differs."
        >
          <PolicyMatrix
            inventory={inventory}
            breaches={breaches}
            onOpen={
              canEdit
                ? (from, to) => {
                    const policy = policies.find((each) => each.srcZoneId === from.id && each.dstZoneId === to.id);
                    setDialog(<PolicyDialog from={from} to={to} policy={policy} onClose={close} />);
                  }
                : null
            }
          />
        </Section>
      ) : null}
      {dialog}
    </Page>
  );
}

function useBreaches() {
  const findings = useLab((lab) => lab.findings);
  const counts = new Map<string, number>();
  for (const { severity, fromZoneId, toZoneId } of findings.values()) {
    if (severity !== "high") continue;
    const key = pairKey(fromZoneId, toZoneId);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
