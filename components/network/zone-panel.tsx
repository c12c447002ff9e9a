"use client";

import { Lock, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { RowMenu } from "@/components/inventory/row-menu";
import { zoneHue } from "@/components/network/zone-chip";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Inventory, Subnet, Vlan, Zone } from "@/lib/domain/inventory/model";
import { zoneKindWords } from "@/lib/domain/words/kind-words";

export interface ZoneEdits {
  editZone(zone: Zone): void;
  deleteZone(zone: Zone): void;
  addVlan(zoneId: string | null): void;
  editVlan(vlan: Vlan): void;
  deleteVlan(vlan: Vlan): void;
  addSubnet(start: { vlanId: string | null; zoneId: string | null }): void;
  editSubnet(subnet: Subnet): void;
  deleteSubnet(subnet: Subnet): void;
}

/** A zone as the map draws it: wall, name plate, a lane per VLAN; with what it is made of inside. */
export function ZonePanel({ zone, inventory, edits }: { zone: Zone; inventory: Inventory; edits: ZoneEdits | null }) {
  return (
    <Walled colour={zone.colour} label={`Zone ${zone.name}`}>
      <header className="flex items-center gap-2.5 pr-2">
        <h2 className="flex min-h-8.5 min-w-0 items-center gap-1.5 border-(--zl) border-r border-b bg-[color-mix(in_oklab,var(--zl)_34%,var(--zb))] px-2.5 font-semibold text-(--zt) text-title">
          <span className="truncate" dir="auto">
            {zone.name}
          </span>
          {zone.protected ? <Lock className="size-3.5 shrink-0" role="img" aria-label="protected" /> : null}
        </h2>
        <p className="min-w-0 flex-1 truncate text-label text-text-muted">
          {zoneKindWords[zone.kind]}, trust {zone.trust}
        </p>
        {edits ? (
          <RowMenu
            name={`zone ${zone.name}`}
            onEdit={() => edits.editZone(zone)}
            onDelete={() => edits.deleteZone(zone)}
          />
        ) : null}
      </header>
      <Lanes zoneId={zone.id} inventory={inventory} edits={edits} />
    </Walled>
  );
}

/** VLANs and subnets that no zone has. */
export function LooseNetworks({ inventory, edits }: { inventory: Inventory; edits: ZoneEdits | null }) {
  return (
    <Walled colour={0} label="Networks without a zone" dashed>
      <h2 className="flex min-h-8.5 items-center px-3 font-medium text-text-muted">Without a zone</h2>
      <Lanes zoneId={null} inventory={inventory} edits={edits} />
    </Walled>
  );
}

function Walled({
  colour,
  label,
  dashed = false,
  children,
}: {
  colour: number;
  label: string;
  dashed?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className={cn(
        zoneHue(colour),
        "flex min-w-0 flex-col border bg-(--zb)",
        dashed
          ? "border-border-strong border-dashed"
          : "border-(--zl) shadow-[inset_0_0_0_4px_color-mix(in_oklab,var(--zl)_34%,var(--zb)),inset_0_0_0_5px_var(--zl)] p-1.25",
      )}
    >
      {children}
    </section>
  );
}

function Lanes({ zoneId, inventory, edits }: { zoneId: string | null; inventory: Inventory; edits: ZoneEdits | null }) {
  const vlans = inventory.vlans.filter((vlan) => vlan.zoneId === zoneId);
  const bare = inventory.subnets.filter((subnet) => subnet.vlanId === null && subnet.zoneId === zoneId);
  return (
    <div className="flex flex-1 flex-col gap-2 p-3 pt-2">
      {vlans.map((vlan) => (
        <div key={vlan.id} className="flex flex-col">
          <Line
            menu={
              edits && (
                <RowMenu
                  name={`VLAN ${vlan.vid}`}
                  onEdit={() => edits.editVlan(vlan)}
                  onDelete={() => edits.deleteVlan(vlan)}
                />
              )
            }
          >
            <span className="size-2 shrink-0 bg-(--zl)" aria-hidden />
            <span className="font-medium font-mono text-label">VLAN {vlan.vid}</span>
            <span className="truncate text-label text-text-muted">{vlan.name}</span>
          </Line>
          <ul className="ml-1 flex flex-col border-(--zl) border-l-2 pl-3">
            {inventory.subnets
              .filter((subnet) => subnet.vlanId === vlan.id)
              .map((subnet) => (
                <SubnetLine key={subnet.id} subnet={subnet} edits={edits} />
              ))}
            {edits ? (
              <li>
                <Add onClick={() => edits.addSubnet({ vlanId: vlan.id, zoneId: null })}>
                  Add subnet<span className="sr-only"> to VLAN {vlan.vid}</span>
                </Add>
              </li>
            ) : null}
          </ul>
        </div>
      ))}
      {bare.length > 0 ? (
        <ul className="flex flex-col">
          {bare.map((subnet) => (
            <SubnetLine key={subnet.id} subnet={subnet} edits={edits} />
          ))}
        </ul>
      ) : null}
      {vlans.length === 0 && bare.length === 0 ? (
        <p className="text-label text-text-muted">No network yet, so nothing can be placed here.</p>
      ) : null}
      {edits && zoneId !== null ? (
        <div className="mt-auto flex flex-wrap gap-1 pt-1">
          <Add onClick={() => edits.addVlan(zoneId)}>Add VLAN</Add>
          <Add onClick={() => edits.addSubnet({ vlanId: null, zoneId })}>Add subnet without VLAN</Add>
        </div>
      ) : null}
    </div>
  );
}

const Add = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <Button variant="ghost" size="small" className="px-1.5" onClick={onClick}>
    <Plus className="size-3.5" aria-hidden />
    {children}
  </Button>
);

function SubnetLine({ subnet, edits }: { subnet: Subnet; edits: ZoneEdits | null }) {
  return (
    <li>
      <Line
        menu={
          edits && (
            <RowMenu
              name={`subnet ${subnet.cidr}`}
              onEdit={() => edits.editSubnet(subnet)}
              onDelete={() => edits.deleteSubnet(subnet)}
            />
          )
        }
      >
        <span className="font-mono text-label">{subnet.cidr}</span>
        {subnet.gateway ? <span className="truncate text-label text-text-muted">gateway {subnet.gateway}</span> : null}
      </Line>
    </li>
  );
}

const Line = ({ menu, children }: { menu: ReactNode; children: ReactNode }) => (
  <div className="flex min-h-7 min-w-0 items-center gap-2">
    <div className="flex min-w-0 flex-1 items-center gap-2">{children}</div>
    {menu}
  </div>
);
