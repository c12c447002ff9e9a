import type { Mark } from "@/components/health/health-mark";
import { isSaid, type NodeProgress, type Progress } from "@/components/topology/progress/node-progress";
import type { Ink } from "@/components/topology/scene/ink";
import type { Letters } from "@/components/topology/scene/letters";
import type { Level } from "@/components/topology/scene/level";
import { farSize, type Pen, type Spot } from "@/components/topology/scene/marks";
import type { Lens } from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** What the picture is made of besides places: read for what is on the screen and for nothing else. */
export interface Facts {
  readonly nodes: ReadonlyMap<NodeId, TopologyNode>;
  readonly folded: ReadonlySet<NodeId>;
  readonly lit: ReadonlySet<NodeId> | null;
  readonly related: ReadonlySet<NodeId>;
  readonly breachEnds: ReadonlySet<NodeId>;
  readonly selectId: NodeId | null;
  /** Of a selection of many. */
  readonly selectedIds: ReadonlySet<NodeId>;
  readonly progress: Progress;
  readonly hoverId: NodeId | null;
  /** What has the keyboard's focus, if that is to be seen. */
  readonly ringId: NodeId | null;
  /** "Unknown since 14:02" and the like; the clock is the page's. */
  readonly sayUnknown: (since: number | null) => string;
}

/** One frame's drawing. Marks are gathered by tier and drawn last, the loudest on top. */
export interface Sheet {
  readonly pen: Pen;
  readonly ink: Ink;
  readonly letters: Letters;
  readonly lens: Lens;
  readonly level: Level;
  readonly facts: Facts;
  readonly marks: Record<Mark, Spot[]>;
  readonly paleMarks: Record<Mark, Spot[]>;
  /** What operations are at, and how they ended: a foot under what they work on. */
  readonly feet: { readonly box: Box; readonly progress: NodeProgress }[];
  readonly rings: { readonly box: Box; readonly kind: "selected" | "related" | "breach" | "hover" | "focus" }[];
}

export const noMarks = (): Record<Mark, Spot[]> => ({
  ok: [],
  neutral: [],
  unknown: [],
  progressing: [],
  warning: [],
  failed: [],
  breach: [],
});

export const isFaded = ({ facts }: Sheet, id: NodeId): boolean =>
  facts.lit !== null && !facts.lit.has(id) && !facts.breachEnds.has(id);

/** A mark in the middle of its cell, and the ring that the node wears. */
export function markAt(sheet: Sheet, id: NodeId, cell: Box, size?: number): void {
  const node = sheet.facts.nodes.get(id);
  if (!node) return;
  const { tier } = node.health;
  const spot = { x: cell.x + cell.w / 2, y: cell.y + cell.h / 2, size: size ?? markSize(tier, cell) };
  (isFaded(sheet, id) ? sheet.paleMarks : sheet.marks)[tier].push(spot);
  const reach = Math.max(spot.size + 6, 12);
  wear(sheet, id, { x: spot.x - reach / 2, y: spot.y - reach / 2, w: reach, h: reach });
}

/** The loud marks may reach a little over their cell; the quiet ones keep off each other. */
export function markSize(tier: Mark, cell: { readonly w: number; readonly h: number }): number {
  const room = Math.min(cell.w, cell.h);
  const loud = tier === "failed" || tier === "warning";
  return Math.max(loud ? 5 : 2, Math.min(farSize[tier], room * (loud ? 1.05 : 0.8)));
}

/** Notes the foot and the ring that a box wears: selection over relation over breach, then what is pointed at. */
export function wear({ facts, rings, feet }: Sheet, id: NodeId, box: Box): void {
  const progress = facts.progress.get(id);
  if (isSaid(progress, facts.nodes.get(id)?.health.tier ?? "unknown")) feet.push({ box, progress });
  if (facts.selectId === id || facts.selectedIds.has(id)) rings.push({ box, kind: "selected" });
  else if (facts.breachEnds.has(id)) rings.push({ box, kind: "breach" });
  else if (facts.related.has(id)) rings.push({ box, kind: "related" });
  if (facts.ringId === id) rings.push({ box, kind: "focus" });
  else if (facts.hoverId === id) rings.push({ box, kind: "hover" });
}
