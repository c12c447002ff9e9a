"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { useLabView } from "@/components/shell/use-lab-view";
import { useLazyPart } from "@/components/shell/use-lazy-part";

// Labs without a cluster never ask for it, and with one most visits look at the map alone.
const load = () => import("@/components/workloads/inspector").then((file) => file.Inspector);

/** The inspector of a workload or a cluster that the address selects, in the same place as a container's. */
export function ClusterInspectorSlot() {
  const { select } = useLabView();
  const told = useLab((lab) => lab.bootId !== null);
  const { Part: Inspector, isWaiting, ask } = useLazyPart(load, { beside: true });
  const shown = told && select && /^(workload|cluster):/.test(select) ? select : null;
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
