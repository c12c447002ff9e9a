"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { useLabView } from "@/components/shell/use-lab-view";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { parseContainerNodeId } from "@/lib/domain/ids";

// Most visits look at the map alone; what explains one container comes with the first that is opened.
const load = () => import("@/components/containers/inspector/inspector").then((file) => file.Inspector);

/** The inspector of what the address selects: beside the map or the table, on a phone above it. */
export function InspectorSlot() {
  const { select } = useLabView();
  const told = useLab((lab) => lab.bootId !== null);
  const { Part: Inspector, isWaiting, ask } = useLazyPart(load, { beside: true });
  const shown = told && select && parseContainerNodeId(select) ? select : null;
  useEffect(() => {
    if (shown) ask();
  }, [shown, ask]);
  if (!shown || !(Inspector || isWaiting)) return null;
  return (
    <div className="min-h-0 w-(--inspector-w) shrink-0 max-md:fixed max-md:inset-0 max-md:z-40 max-md:w-auto">
      {Inspector ? <Inspector key={shown} nodeId={shown} /> : null}
    </div>
  );
}
