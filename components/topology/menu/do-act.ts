"use client";

import { sendPlain } from "@/components/containers/actions/send";
import { openAt } from "@/components/containers/inspector/wanted-tab";
import { copyLink } from "@/components/containers/select/copy-link";
import { chooseMany, clearMany, toggleMany } from "@/components/containers/select/selection";
import { useLab } from "@/components/live/lab-store";
import { togglePin } from "@/components/shell/pins";
import { editFilter } from "@/components/shell/use-filter";
import { changeLabView } from "@/components/shell/use-lab-view";
import { askFor } from "@/components/topology/camera/focus-keeper";
import { startMoving } from "@/components/topology/drag/moving-state";
import { chooseFold, useMap } from "@/components/topology/map-store";
import type { MenuAct } from "@/components/topology/menu/menu-entries";
import { useMenu } from "@/components/topology/menu/menu-store";
import { sendChange } from "@/components/workloads/actions/send";
import { askAt } from "@/components/workloads/actions/wanted-dialog";
import { sendUncordon } from "@/components/workloads/nodes/send-node";
import { askToCordon } from "@/components/workloads/nodes/wanted-cordon";
import type { NodeId } from "@/lib/domain/ids";

interface Here {
  /** What the menu is about; null: the selection. */
  readonly nodeId: NodeId | null;
  readonly mayEdit: boolean;
  readonly go: (href: string) => void;
}

/** Does what was chosen. What asks first asks where it always does: in its dialog, or in the bar at the foot. */
export function doAct(act: MenuAct, here: Here): void {
  if (act.do === "ask") chooseMany(act.ids, act.kind);
  else if (act.do === "select") chooseMany(act.ids);
  else if (act.do === "toggle") toggleMany(act.ids);
  else if (act.do === "copy") void copyLink(act.ids);
  else if (act.do === "clear") clearMany();
  else if (act.do === "fold") flipFold(act.id);
  else if (here.nodeId !== null) doOnNode(act, here.nodeId, here);
}

function doOnNode(act: MenuAct, nodeId: NodeId, { mayEdit, go }: Here): void {
  if (act.do === "one") void sendPlain(act.kind, nodeId);
  else if (act.do === "one-workload") void sendChange(act.kind, nodeId);
  else if (act.do === "ask-workload") askAt(nodeId, act.dialog);
  else if (act.do === "cordon") askToCordon(act.member.clusterId, nodeId);
  else if (act.do === "uncordon") void sendUncordon(nodeId, act.member);
  else if (act.do === "open") changeLabView({ select: nodeId });
  else if (act.do === "logs") openAt(nodeId, "logs");
  else if (act.do === "dependencies") openAt(nodeId, "connections");
  else if (act.do === "pin") togglePin(nodeId);
  else if (act.do === "place") startMoving(nodeId);
  else if (act.do === "only-zone") showOnly(nodeId);
  else if (act.do === "zone") {
    if (mayEdit && nodeId.startsWith("host:")) go(hostHref(nodeId));
    else useMenu.setState({ why: nodeId });
  }
}

function showOnly(zoneId: NodeId): void {
  const zone = useLab.getState().nodes.get(zoneId);
  if (zone) void editFilter((text, reader) => reader.withZone(text, zone.name));
}

function flipFold(id: NodeId): void {
  const folded = useMap.getState().folded.has(id);
  chooseFold(id, !folded);
  if (!folded) askFor(id, { focus: true });
}

/** Where a host's addresses are changed. */
export const hostHref = (id: NodeId): string => `/hosts?edit=${encodeURIComponent(id.slice("host:".length))}`;
