"use client";

import { X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { ZoneChip } from "@/components/network/zone-chip";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { changeLabView } from "@/components/shell/use-lab-view";
import { laneTitle } from "@/components/topology/controls/lane-title";
import { useMap } from "@/components/topology/map-store";
import { fitting, type LaneRow, laneRows } from "@/components/topology/vlan/lane-rows";
import { MemberList } from "@/components/topology/vlan/member-list";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import type { NodeId } from "@/lib/domain/ids";
import { type LaneMembers, membersOfLane } from "@/lib/domain/topology/lane-members";

const leave = () => changeLabView({ vlan: null });
const nothing: readonly PanelCommand[] = [];
const leaving: readonly PanelCommand[] = [
  { id: "leave-vlan", label: "Leave the VLAN overlay", group: "Map", keys: "Escape", run: leave },
];

/** Who is on one VLAN or subnet, and on which address; on the map they stay lit while the rest fades. */
export function VlanPanel({ laneId, isHidden }: { laneId: NodeId; isHidden: boolean }) {
  const nodes = useLab((lab) => lab.nodes);
  const children = useLab((lab) => lab.children);
  const members = useMemo(() => membersOfLane(laneId, nodes, children), [laneId, nodes, children]);
  useLitLane(members);
  useCommands(isHidden ? nothing : leaving);
  if (isHidden) return null;
  return <Panel laneId={laneId} members={members} />;
}

/** The map lights what is listed. The same members are the same set, so that a change of health draws nothing anew. */
function useLitLane(members: LaneMembers): void {
  useEffect(() => {
    const { lane } = useMap.getState();
    // A lane that is gone fades nothing.
    if (members.ids.size === 0) return useMap.setState({ lane: null });
    const same = lane?.ids.size === members.ids.size && [...members.ids].every((id) => lane.ids.has(id));
    if (!same) useMap.setState({ lane: members });
  }, [members]);
  useEffect(() => () => useMap.setState({ lane: null }), []);
}

function Panel({ laneId, members }: { laneId: NodeId; members: LaneMembers }) {
  const lane = useNode(laneId);
  const zone = useNode(lane?.parentId ?? null);
  const [text, setText] = useState("");
  const rows = useMemo(() => laneRows(members), [members]);
  const name = lane?.kind === "lane" ? laneTitle(lane) : "VLAN";
  const shown = (part: readonly LaneRow[]) => fitting(part, text);
  return (
    <aside
      aria-label={name}
      className="col-start-2 row-start-2 flex min-h-0 w-80 flex-col border-l bg-surface max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-30 max-md:h-[55dvh] max-md:w-auto max-md:border-t max-md:border-l-0"
    >
      <header className="px-4 pt-3 pb-2">
        <div className="flex items-center gap-2">
          <h2 className="min-w-0 truncate type-title" title={name}>
            {name}
          </h2>
          {zone?.kind === "zone" ? (
            <ZoneChip name={zone.name} colour={zone.colour} isProtected={zone.protected} />
          ) : null}
          <span className="flex-1" />
          <Button variant="ghost" size="small" className="px-1" onClick={leave}>
            <span className="sr-only">Leave the VLAN overlay</span>
            <X className="size-4" aria-hidden />
            <Kbd>Esc</Kbd>
          </Button>
        </div>
        {lane?.kind === "lane" ? (
          <p className="mt-1 font-mono text-caption text-text-muted wrap-anywhere">{lane.cidrs.join(", ")}</p>
        ) : null}
        <Input
          className="mt-2"
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label="Filter by name, address or port"
          placeholder="Filter by name, address or port"
        />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-3">
        {lane?.kind !== "lane" ? (
          <Empty title="It is not there any more">No zone has a VLAN or subnet of this address.</Empty>
        ) : members.ids.size <= 1 ? (
          <Empty title="Nobody is on it">No host has an address in it, and no container has one of its own.</Empty>
        ) : (
          <>
            <MemberList title="Hosts tapped on it" rows={shown(rows.hosts)} of={rows.hosts.length} />
            <MemberList title="Containers with an address" rows={shown(rows.containers)} of={rows.containers.length} />
            <MemberList title="Ports that answer on it" rows={shown(rows.ports)} of={rows.ports.length} />
          </>
        )}
      </div>
    </aside>
  );
}
