"use client";

import { ChevronDown } from "lucide-react";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { useLabView } from "@/components/shell/use-lab-view";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { laneTitle } from "@/components/topology/controls/lane-title";
import { Button } from "@/components/ui/button";

const load = () => import("@/components/topology/controls/vlan-menu").then((file) => file.VlanMenu);

/** The VLAN or subnet whose members are shown, and behind it all there are. Absent where nobody has entered one. */
export function VlanButton() {
  const { vlan } = useLabView();
  const lane = useNode(vlan);
  const some = useLab((lab) => hasLane(lab.nodes));
  const { Part: VlanMenu, ask } = useLazyPart(load);
  if (!some) return null;
  const trigger = (
    <Button
      size="small"
      className="border-border-control bg-surface data-on:border-accent data-on:bg-accent-bg"
      data-on={lane ? "" : undefined}
      aria-haspopup="menu"
      onClick={ask}
    >
      <span className="font-normal text-text-muted">
        VLAN <span className="@max-[1000px]/tools:sr-only">overlay</span>
      </span>
      <span className="max-w-32 truncate">{lane?.kind === "lane" ? laneTitle(lane) : "None"}</span>
      <ChevronDown className="size-3.5 text-text-muted" aria-hidden />
    </Button>
  );
  return VlanMenu ? <VlanMenu vlan={vlan} trigger={trigger} /> : trigger;
}

const known = new WeakMap<object, boolean>();

/** Once per picture of the lab: the answer is near the beginning, zones and lanes are published first. */
function hasLane(nodes: ReturnType<typeof useLab.getState>["nodes"]): boolean {
  let some = known.get(nodes);
  if (some === undefined) {
    some = false;
    for (const node of nodes.values())
      if (node.kind === "lane") {
        some = true;
        break;
      }
    known.set(nodes, some);
  }
  return some;
}
