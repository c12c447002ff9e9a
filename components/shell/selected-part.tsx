"use client";

import { type ComponentType, useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { useLabView } from "@/components/shell/use-lab-view";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import type { NodeId } from "@/lib/domain/ids";

/**
 * The inspector of what the address selects, if it is one for `has`: beside the map or the table, on a phone above it.
 * It comes with the first that is opened.
 *
 * @param load - One and the same: a constant of its module.
 */
export function SelectedPart({
  has,
  load,
}: {
  has: (nodeId: NodeId) => boolean;
  load: () => Promise<ComponentType<{ nodeId: NodeId }>>;
}) {
  const { select } = useLabView();
  const told = useLab((lab) => lab.bootId !== null);
  const { Part: Inspector, isWaiting, ask } = useLazyPart(load, { beside: true });
  const shown = told && select && has(select) ? select : null;
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
