import type { Mark } from "@/components/health/health-mark";
import type { Progress } from "@/components/topology/progress/node-progress";
import type { Ink } from "@/components/topology/scene/ink";
import type { Letters } from "@/components/topology/scene/letters";
import type { Level } from "@/components/topology/scene/level";
import { drawMarks, farSize, type Pen, type Spot } from "@/components/topology/scene/marks";
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

/** One drawing. Marks are gathered by tier and drawn last, the loudest on top. */
export interface Sheet {
  readonly pen: Pen;
  readonly ink: Ink;
  readonly letters: Letters;
  readonly lens: Lens;
  readonly level: Level;
  readonly facts: Facts;
  readonly marks: Record<Mark, Spot[]>;
  readonly paleMarks: Record<Mark, Spot[]>;
  /** Drawn to be kept: what is off the screen, too. */
  readonly whole?: boolean;
}

const quietFirst: readonly Mark[] = ["ok", "neutral", "unknown", "progressing", "warning", "failed", "breach"];

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

/** A mark in the middle of its cell. */
export function markAt(sheet: Sheet, id: NodeId, cell: Box): void {
  const node = sheet.facts.nodes.get(id);
  if (!node) return;
  const { tier } = node.health;
  const spot = { x: cell.x + cell.w / 2, y: cell.y + cell.h / 2, size: markSize(tier, cell) };
  (isFaded(sheet, id) ? sheet.paleMarks : sheet.marks)[tier].push(spot);
}

/** Puts the gathered marks on paper, and begins anew. */
export function drawGathered({ pen, ink, marks, paleMarks }: Sheet): void {
  pen.globalAlpha = 0.45;
  for (const mark of quietFirst) drawMarks(pen, mark, paleMarks[mark], ink.tier[mark]);
  pen.globalAlpha = 1;
  for (const mark of quietFirst) drawMarks(pen, mark, marks[mark], ink.tier[mark]);
  for (const mark of quietFirst) {
    marks[mark].length = 0;
    paleMarks[mark].length = 0;
  }
}

/** The loud marks may reach a little over their cell; the quiet ones keep off each other. */
export function markSize(tier: Mark, cell: { readonly w: number; readonly h: number }): number {
  const room = Math.min(cell.w, cell.h);
  const loud = tier === "failed" || tier === "warning";
  return Math.max(loud ? 5 : 2, Math.min(farSize[tier], room * (loud ? 1.05 : 0.8)));
}
