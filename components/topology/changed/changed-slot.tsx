"use client";

import dynamic from "next/dynamic";
import { useLabView } from "@/components/shell/use-lab-view";

// Most visits don't ask what has changed; what lists it comes with the first that does.
const ChangedPanel = dynamic(
  () => import("@/components/topology/changed/changed-panel").then((file) => file.ChangedPanel),
  { ssr: false },
);

/** What has changed within the span that the address names, beside the map. An inspector and a VLAN's list go before. */
export function ChangedSlot() {
  const { changed, vlan, select } = useLabView();
  return changed ? <ChangedPanel span={changed} isHidden={select !== null || vlan !== null} /> : null;
}
