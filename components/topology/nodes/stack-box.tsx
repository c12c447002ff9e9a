"use client";

import { ChevronRight, Layers } from "lucide-react";
import { memo } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { countWords, memberCount, TierCounts } from "@/components/health/tier-counts";
import { useNode } from "@/components/live/hooks";
import { type Lab, useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import { place } from "@/components/topology/place";
import { useMark } from "@/components/topology/use-mark";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { StackNode } from "@/lib/domain/topology/model";

/** A compose project: a label over its cards, or, folded, one row that keeps its counts and names its worst member. */
export const StackBox = memo(function StackBox({ id, box }: { id: NodeId; box: Box }) {
  const node = useNode(id);
  const { faded } = useMark(id);
  const folded = useMap((map) => map.folded.has(id));
  if (node?.kind !== "stack") return null;
  if (folded) return <FoldedStack node={node} box={box} />;
  return (
    <div className="map-stack" style={{ left: box.x, top: box.y, width: box.w }} data-faded={faded}>
      <button type="button" data-fold={id} tabIndex={-1} aria-expanded>
        <Layers aria-hidden />
        <span className="sr-only">Stack </span>
        <span className="truncate" title={node.name}>
          {node.name}
        </span>
        <span className="sr-only">, {countWords(node.counts)}</span>
      </button>
    </div>
  );
});

function FoldedStack({ node, box }: { node: StackNode; box: Box }) {
  const mark = useMark(node.id);
  const worst = useLab((lab) => worstMember(node.id, lab));
  return (
    <button
      type="button"
      className="map-row"
      style={place(box)}
      data-stop={node.id}
      data-fold={node.id}
      data-tier={node.health.tier}
      data-faded={mark.faded}
      data-breach={mark.breach}
      tabIndex={mark.tabIndex}
      aria-expanded={false}
      title={worst ? `${node.name}: worst is ${worst}` : node.name}
    >
      <Layers className="size-3 text-text-muted" aria-hidden />
      <span className="sr-only">Stack </span>
      <span className="map-row-name truncate">{node.name}</span>
      {worst ? <span className="sr-only">, worst: {worst}, </span> : null}
      {box.w > 200 ? <TierCounts counts={node.counts} className="ml-auto" /> : <ShortCounts node={node} />}
      <ChevronRight className="size-3.5 text-text-muted" aria-hidden />
    </button>
  );
}

/** Where a row is one card wide: how many, and the mark of the worst. */
function ShortCounts({ node }: { node: StackNode }) {
  return (
    <span className="ml-auto inline-flex items-center gap-1 text-text-muted">
      <span className="sr-only">{countWords(node.counts)}</span>
      <HealthMark tier={node.health.tier} />
      <span aria-hidden>{memberCount(node.counts)}</span>
    </span>
  );
}

function worstMember(id: NodeId, lab: Lab): string | null {
  const members = (lab.children.get(id) ?? []).map((child) => lab.nodes.get(child));
  const worst = (["failed", "warning"] as const).map((tier) => members.find((each) => each?.health.tier === tier));
  return worst.find((member) => member !== undefined)?.name ?? null;
}
