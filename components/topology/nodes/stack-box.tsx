"use client";

import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { countWords, memberCount, TierCounts } from "@/components/health/tier-counts";
import { useNode } from "@/components/live/hooks";
import { type Lab, useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import { place } from "@/components/topology/place";
import { useCutText } from "@/components/topology/use-cut-text";
import { useMark } from "@/components/topology/use-mark";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { isStackLike, type StackLikeNode } from "@/lib/domain/topology/members";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** A compose project: a label over its cards, or, folded, one row that keeps its counts and names its worst member. */
export const StackBox = memo(function StackBox({ id, box }: { id: NodeId; box: Box }) {
  const node = useNode(id);
  const { faded, selected } = useMark(id);
  const folded = useMap((map) => map.folded.has(id));
  const cut = useCutText();
  const label = useLabel(node);
  if (!isStackLike(node)) return null;
  if (folded) return <FoldedStack node={node} box={box} />;
  return (
    <>
      {selected ? <div className="map-stack-ring" style={place(box)} data-selected /> : null}
      <div className="map-stack" style={{ left: box.x, top: box.y, width: box.w }} data-faded={faded}>
        <button
          type="button"
          data-fold={id}
          tabIndex={-1}
          aria-expanded
          aria-current={selected}
          title={`${node.kind === "namespace" ? "Namespace" : "Stack"} ${node.name}, ${countWords(node.counts)}`}
        >
          <span className="map-stack-icon" aria-hidden />
          {cut(label, "400 11px", box.w - 20)}
        </button>
      </div>
    </>
  );
});

/** In a box that says the stack's name already, its part on a host says which host. */
function useLabel(node: TopologyNode | null): string {
  const inGroup = useMap((map) => node !== null && map.geometry?.parents?.[node.id] !== undefined);
  const host = useNode(inGroup ? (node?.parentId ?? null) : null);
  return host ? `on ${host.name}` : (node?.name ?? "");
}

function FoldedStack({ node, box }: { node: StackLikeNode; box: Box }) {
  const mark = useMark(node.id);
  const worst = useLab((lab) => worstMember(node.id, lab));
  const cut = useCutText();
  const label = useLabel(node);
  const wide = box.w > 200;
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
      data-selected={mark.selected}
      data-related={mark.related}
      tabIndex={mark.tabIndex}
      aria-current={mark.selected}
      aria-expanded={false}
      title={`${node.kind === "namespace" ? "Namespace" : "Stack"} ${node.name}, ${countWords(node.counts)}${worst ? `, worst: ${worst}` : ""}`}
    >
      <span className="map-stack-icon" aria-hidden />
      <span className="map-row-name">{cut(label, "500 12px", wide ? box.w * 0.45 : box.w - 88)}</span>
      {wide ? <TierCounts counts={node.counts} className="ml-auto" /> : <ShortCounts node={node} />}
      <ChevronRight className="size-3.5 text-text-muted" aria-hidden />
    </button>
  );
}

/** Where a row is one card wide: how many, and the mark of the worst. */
function ShortCounts({ node }: { node: StackLikeNode }) {
  return (
    <span className="ml-auto inline-flex items-center gap-1 text-text-muted">
      <HealthMark tier={node.health.tier} label={countWords(node.counts)} />
      {memberCount(node.counts)}
    </span>
  );
}

function worstMember(id: NodeId, lab: Lab): string | null {
  const members = (lab.children.get(id) ?? []).map((child) => lab.nodes.get(child));
  const worst = (["failed", "warning"] as const).map((tier) => members.find((each) => each?.health.tier === tier));
  return worst.find((member) => member !== undefined)?.name ?? null;
}
