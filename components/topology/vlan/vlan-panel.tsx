"use client";

import { useEffect, useMemo, useState } from "react";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { ZoneChip } from "@/components/network/zone-chip";
import { changeLabView } from "@/components/shell/use-lab-view";
import { laneTitle } from "@/components/topology/controls/lane-title";
import { useMap } from "@/components/topology/map-store";
import { SidePanel } from "@/components/topology/panels/side-panel";
import { fitting, type LaneRow, laneRows } from "@/components/topology/vlan/lane-rows";
import { MemberList } from "@/components/topology/vlan/member-list";
import { Empty } from "@/components/ui/empty";
import { Input } from "@/components/ui/input";
import type { NodeId } from "@/lib/domain/ids";
import { type LaneMembers, membersOfLane } from "@/lib/domain/topology/lane-members";

const leave = () => changeLabView({ vlan: null });

/** Who is on one VLAN or subnet, and on which address; on the map they stay lit while the rest fades. */
export function VlanPanel({ laneId, isHidden }: { laneId: NodeId; isHidden: boolean }) {
  const nodes = useLab((lab) => lab.nodes);
  const children = useLab((lab) => lab.children);
  const members = useMemo(() => membersOfLane(laneId, nodes, children), [laneId, nodes, children]);
  useLitLane(members);
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
    <SidePanel
      name={name}
      leave="Leave the VLAN overlay"
      onLeave={leave}
      beside={
        zone?.kind === "zone" ? <ZoneChip name={zone.name} colour={zone.colour} isProtected={zone.protected} /> : null
      }
      head={
        <>
          {lane?.kind === "lane" ? (
            <p className="-mt-1 font-mono text-caption text-text-muted wrap-anywhere">{lane.cidrs.join(", ")}</p>
          ) : null}
          <Input
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-label="Filter by name, address or port"
            placeholder="Filter by name, address or port"
          />
        </>
      }
    >
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
    </SidePanel>
  );
}
