"use client";

import type { ReactNode } from "react";
import { useShallow } from "zustand/shallow";
import { useLab } from "@/components/live/lab-store";
import { ZoneChip } from "@/components/network/zone-chip";
import { changeLabView } from "@/components/shell/use-lab-view";
import { laneTitle } from "@/components/topology/controls/lane-title";
import { Menu, MenuContent, MenuRadio, MenuRadioGroup, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { NodeId } from "@/lib/domain/ids";
import type { LaneNode } from "@/lib/domain/topology/model";

/** All VLANs and subnets of all zones, by number; the one that is chosen stays lit. */
export function VlanMenu({ vlan, trigger }: { vlan: NodeId | null; trigger: ReactNode }) {
  const lanes = useLab(
    useShallow((lab) => [...lab.nodes.values()].filter((node): node is LaneNode => node.kind === "lane")),
  );
  const sorted = [...lanes].sort(
    (a, b) => (a.vid ?? 5_000) - (b.vid ?? 5_000) || a.name.localeCompare(b.name, undefined, { numeric: true }),
  );
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent overLive align="start" className="max-h-[min(480px,70vh)] w-80 overflow-y-auto">
        <MenuRadioGroup
          aria-label="VLAN overlay"
          value={vlan ?? ""}
          onValueChange={(value) => changeLabView({ vlan: value || null, ...(value ? { select: null } : {}) })}
        >
          <MenuRadio value="">None</MenuRadio>
          <MenuSeparator />
          {sorted.map((lane) => (
            <MenuRadio key={lane.id} value={lane.id}>
              <span className="min-w-0 flex-1">
                <span className="block truncate">{laneTitle(lane)}</span>
                {lane.vid === null ? null : (
                  <span className="block truncate font-mono text-caption text-text-muted">{lane.cidrs.join(", ")}</span>
                )}
              </span>
              <LaneZone zoneId={lane.parentId} />
            </MenuRadio>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

function LaneZone({ zoneId }: { zoneId: NodeId | null }) {
  const zone = useLab((lab) => (zoneId === null ? undefined : lab.nodes.get(zoneId)));
  if (zone?.kind !== "zone") return null;
  return <ZoneChip name={zone.name} colour={zone.colour} isProtected={zone.protected} />;
}
