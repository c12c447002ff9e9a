"use client";

import { Lock } from "lucide-react";
import { memo } from "react";
import { countWords, TierCounts } from "@/components/health/tier-counts";
import { useChildren, useNode } from "@/components/live/hooks";
import { zoneHue } from "@/components/network/zone-chip";
import { useMap } from "@/components/topology/map-store";
import { place } from "@/components/topology/place";
import { useMark } from "@/components/topology/use-mark";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

/** A compartment: its walls, its name plate and how its members are. */
export const ZoneBox = memo(function ZoneBox({ id, box }: { id: NodeId; box: Box }) {
  const node = useNode(id);
  const { faded, selected, tabIndex } = useMark(id);
  const folded = useMap((map) => map.folded.has(id));
  const empty = useChildren(id).length === 0;
  if (node?.kind !== "zone") return null;
  const label = [node.name, node.protected ? "protected" : "", countWords(node.counts)].filter(Boolean).join(", ");
  return (
    <section
      className={`map-zone ${zoneHue(node.colour)}`}
      style={place(box)}
      aria-label={`Zone ${label}`}
      data-faded={faded}
      data-selected={selected}
    >
      <h2 className="map-plate">
        <button
          type="button"
          data-menu={id}
          aria-haspopup="menu"
          tabIndex={-1}
          aria-current={selected}
          title={node.name}
        >
          <span className="truncate" dir="auto">
            {node.name}
          </span>
          {node.protected ? <Lock className="size-3.5 shrink-0" aria-label="protected" role="img" /> : null}
        </button>
      </h2>
      <TierCounts counts={node.counts} className="map-counts" />
      {folded ? (
        <button
          type="button"
          className="map-zone-empty"
          data-stop={id}
          data-fold={id}
          tabIndex={tabIndex}
          aria-expanded={false}
          aria-label={`Unfold zone ${node.name}`}
        >
          Folded. Unfold
        </button>
      ) : null}
      {empty ? <p className="map-zone-empty">Nothing stands here</p> : null}
    </section>
  );
});
