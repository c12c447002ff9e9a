"use client";

import { ChevronRight, Layers } from "lucide-react";
import { memo } from "react";
import { useShallow } from "zustand/shallow";
import { countWords, TierCounts } from "@/components/health/tier-counts";
import { useLab } from "@/components/live/lab-store";
import { type MapState, useMap } from "@/components/topology/map-store";
import { groupCounts, groupMembers, groupName } from "@/components/topology/pipeline/group-members";
import { place } from "@/components/topology/place";
import { useCutText } from "@/components/topology/use-cut-text";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

/** A stack over all its hosts, or what belongs to none on one of them. */
export const GroupBox = memo(function GroupBox({ id, box }: { id: NodeId; box: Box }) {
  const members = useMap((map) => groupMembers(id, map.geometry));
  const name = useLab((lab) => groupName(id, lab.nodes)) ?? "";
  const counts = useLab(useShallow((lab) => groupCounts(members, lab.nodes)));
  const folded = useMap((map) => map.folded.has(id));
  const stop = useMap((map) => map.focusId === id);
  const faded = useMap((map) => map.lit !== null && !members.some((member) => map.lit?.has(member)));
  const selected = useMap((map) => map.folded.has(id) && holdsSelected(members, map)) || undefined;
  const cut = useCutText();
  const marks = Object.values(counts).filter((count) => count > 0).length;
  return (
    <div className="map-host" style={place(box)} data-faded={faded || undefined} data-selected={selected}>
      <button
        type="button"
        className="map-host-head"
        data-stop={folded ? id : undefined}
        data-fold={id}
        tabIndex={folded && stop ? 0 : -1}
        aria-expanded={!folded}
        title={`${name}, ${countWords(counts) || "nothing in it"}`}
      >
        <Layers className="size-3.5 text-text-muted" aria-hidden />
        <span className="map-host-name">{cut(name, "600 12.5px", box.w - 50 - 32 * marks)}</span>
        <span className="flex-1" />
        <TierCounts counts={counts} />
        {folded ? <ChevronRight className="size-3.5 text-text-muted" aria-hidden /> : null}
      </button>
    </div>
  );
});

/** What is folded away with its group is ringed as that. */
function holdsSelected(members: readonly NodeId[], { selectId, selectedIds }: MapState): boolean {
  const { nodes } = useLab.getState();
  const isIn = (id: NodeId) => members.includes(id) || members.includes(nodes.get(id)?.parentId ?? "");
  return (selectId !== null && isIn(selectId)) || [...selectedIds].some(isIn);
}
