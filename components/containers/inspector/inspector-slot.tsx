"use client";

import dynamic from "next/dynamic";
import { useLab } from "@/components/live/lab-store";
import { useLabView } from "@/components/shell/use-lab-view";
import { parseContainerNodeId } from "@/lib/domain/ids";

// Most visits look at the map alone; what explains one container comes with the first that is opened.
const Inspector = dynamic(() => import("@/components/containers/inspector/inspector").then((file) => file.Inspector), {
  ssr: false,
});

/** The inspector of what the address selects: beside the map or the table, on a phone above it. */
export function InspectorSlot() {
  const { select } = useLabView();
  const told = useLab((lab) => lab.bootId !== null);
  if (!told || !select || !parseContainerNodeId(select)) return null;
  return (
    <div className="min-h-0 w-(--inspector-w) shrink-0 max-md:fixed max-md:inset-0 max-md:z-40 max-md:w-auto">
      <Inspector key={select} nodeId={select} />
    </div>
  );
}
