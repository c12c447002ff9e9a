"use client";

import dynamic from "next/dynamic";
import { useLabView } from "@/components/shell/use-lab-view";

// Most visits choose no VLAN; what lists its members comes with the first that is.
const VlanPanel = dynamic(() => import("@/components/topology/vlan/vlan-panel").then((file) => file.VlanPanel), {
  ssr: false,
});

/** The members of the VLAN that the address names, beside the map; an inspector that is open goes before it. */
export function VlanSlot() {
  const { vlan, select } = useLabView();
  return vlan ? <VlanPanel laneId={vlan} isHidden={select !== null} /> : null;
}
