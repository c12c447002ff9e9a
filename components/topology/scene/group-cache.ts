import type { Ink } from "@/components/topology/scene/ink";
import type { Level } from "@/components/topology/scene/level";
import type { Group } from "@/components/topology/scene/scene";
import { drawGathered, type Facts, noMarks, type Sheet } from "@/components/topology/scene/sheet";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** Pictures of more pixels than this are not kept, and no more of them than that together. */
const mostPixels = 2_000_000;
const mostKept = 16_000_000;
/**
 * Pictures of so many pixels are painted in one frame, and one at least; what has one for another zoom is scaled
 * meanwhile. Far out a picture is small however much is drawn in it, so a member counts as so many pixels.
 */
const paintedPerFrame = 300_000;
const pixelsPerMember = 1_500;

interface Kept {
  readonly canvas: HTMLCanvasElement;
  /** What it was painted from: the same, and the picture still holds. */
  readonly zoom: number;
  readonly level: Level;
  readonly ratio: number;
  readonly group: Group;
  /** What is the same for all. Never the lab's nodes as a whole: a picture would keep alive the lab as it was back then. */
  readonly shared: Pick<Facts, (typeof sharedKeys)[number]>;
  readonly ink: Ink;
  readonly nodes: readonly (TopologyNode | undefined)[];
  /** Of the lab's nodes, those of its group last found to be these. */
  checkedAt: number;
  usedAt: number;
}

const sharedKeys = ["lit", "breachEnds", "folded", "sayUnknown"] as const;

/**
 * What groups look like, kept from frame to frame: panning then copies a picture per host instead of drawing thousands
 * of marks, and a change of health paints one host anew and not the map.
 */
export class GroupCache {
  readonly #kept = new Map<NodeId, Kept>();
  #frame = 0;
  /** Counts the lab's nodes as they came; `#nodes` are the newest. */
  #version = 0;
  #nodes: Facts["nodes"] | null = null;
  #pixels = 0;
  #painted = 0;
  #behind = false;

  /** In the last frame some pictures were scaled that should be painted for their zoom. */
  get isBehind(): boolean {
    return this.#behind;
  }

  /** A new frame: pictures that the last two hundred had no use for are let go. */
  begin(facts: Facts, ink: Ink): void {
    this.#frame += 1;
    this.#painted = 0;
    this.#behind = false;
    if (this.#nodes !== facts.nodes) this.#version += 1;
    this.#nodes = facts.nodes;
    for (const [id, kept] of this.#kept) {
      const stale = kept.ink !== ink || kept.shared.lit !== facts.lit || this.#frame - kept.usedAt > 200;
      if (stale) this.#drop(id, kept);
    }
  }

  /**
   * Copies the picture of `box` to the sheet; where there is none that still holds, `paint` makes it first.
   *
   * @param zoom - What the picture is painted for; it is scaled to the sheet's own.
   * @param mayWait - It is good enough for some frames when painted for another zoom.
   * @returns false where the picture would be too large to keep: nothing was drawn.
   */
  draw(
    sheet: Sheet,
    group: Group,
    box: Box,
    { zoom, mayWait }: { readonly zoom: number; readonly mayWait: boolean },
    paint: (sheet: Sheet) => void,
  ): boolean {
    if (!sheet.pen.drawImage) return false;
    const { scale, w, h } = sizeOf(sheet, box, zoom);
    if (w < 1 || h < 1) return true;
    if (w * h > mostPixels) return false;
    let kept = this.#kept.get(group.id);
    const known = kept !== undefined && this.#holds(kept, sheet, group);
    const fits = known && kept?.zoom === zoom && kept.canvas.width === w && kept.canvas.height === h;
    const waits = known && !fits && mayWait && this.#painted >= paintedPerFrame;
    if (!kept || !(fits || waits)) {
      this.#painted += costOf(group, w, h);
      if (kept) this.#drop(group.id, kept);
      kept = this.#paint(sheet, group, { box, zoom, scale, w, h }, paint);
      if (!kept) return false;
    }
    if (waits) this.#behind = true;
    kept.usedAt = this.#frame;
    const exact = !waits && zoom === sheet.lens.zoom;
    const [x, y] = exact ? [snap(box.x), snap(box.y)] : [box.x, box.y];
    sheet.pen.drawImage(kept.canvas, x, y, waits ? box.w : w / scale, waits ? box.h : h / scale);
    return true;
  }

  /** Paints the picture of `box` ahead of the frame that will need it, if this one has the time. */
  prepare(sheet: Sheet, group: Group, box: Box, zoom: number, paint: (sheet: Sheet) => void): void {
    if (this.#painted >= paintedPerFrame) return;
    const kept = this.#kept.get(group.id);
    if (kept && this.#holds(kept, sheet, group)) return;
    const { scale, w, h } = sizeOf(sheet, box, zoom);
    if (w < 1 || h < 1 || w * h > mostPixels) return;
    this.#painted += costOf(group, w, h);
    if (kept) this.#drop(group.id, kept);
    this.#paint(sheet, group, { box, zoom, scale, w, h }, paint);
  }

  #paint(
    sheet: Sheet,
    group: Group,
    {
      box,
      zoom,
      scale,
      w,
      h,
    }: { readonly box: Box; readonly zoom: number; readonly scale: number; readonly w: number; readonly h: number },
    paint: (sheet: Sheet) => void,
  ): Kept | undefined {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [w, h];
    const pen = canvas.getContext("2d");
    if (!pen) return undefined;
    pen.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
    pen.textBaseline = "middle";
    const own: Sheet = { ...sheet, pen, marks: noMarks(), paleMarks: noMarks(), whole: true };
    sheet.letters.on(pen);
    paint(own);
    drawGathered(own);
    sheet.letters.on(sheet.pen);
    const { facts, ink, level } = sheet;
    const { lit, breachEnds, folded, sayUnknown } = facts;
    const kept: Kept = {
      ...{ canvas, zoom, level, ratio: devicePixelRatio, group, ink },
      shared: { lit, breachEnds, folded, sayUnknown },
      nodes: nodesOf(group, facts),
      checkedAt: this.#version,
      usedAt: this.#frame,
    };
    this.#kept.set(group.id, kept);
    this.#pixels += w * h;
    this.#makeRoom();
    return kept;
  }

  /** Linear in the group's members, and only where the lab changed since. */
  #holds(kept: Kept, { facts, ink, level }: Sheet, group: Group): boolean {
    if (kept.group !== group || kept.level !== level || kept.ratio !== devicePixelRatio || kept.ink !== ink)
      return false;
    if (sharedKeys.some((key) => kept.shared[key] !== facts[key])) return false;
    if (kept.checkedAt === this.#version) return true;
    if (nodesOf(group, facts).some((node, i) => node !== kept.nodes[i])) return false;
    kept.checkedAt = this.#version;
    return true;
  }

  #makeRoom(): void {
    if (this.#pixels <= mostKept) return;
    const oldest = [...this.#kept].sort(([, a], [, b]) => a.usedAt - b.usedAt);
    for (const [id, kept] of oldest) {
      if (this.#pixels <= mostKept || kept.usedAt === this.#frame) return;
      this.#drop(id, kept);
    }
  }

  #drop(id: NodeId, kept: Kept): void {
    this.#kept.delete(id);
    this.#pixels -= kept.canvas.width * kept.canvas.height;
    // Its pixels are given back now and not when the page finds the time.
    kept.canvas.width = 0;
  }
}

/** Of the picture of a box that is painted for `zoom`, device px; `scale` is device px per px of the sheet. */
function sizeOf({ lens }: Sheet, box: Box, zoom: number): { scale: number; w: number; h: number } {
  const scale = (zoom / lens.zoom) * devicePixelRatio;
  return { scale, w: Math.ceil(box.w * scale), h: Math.ceil(box.h * scale) };
}

const costOf = ({ members }: Group, w: number, h: number): number => Math.max(w * h, members.length * pixelsPerMember);

const snap = (at: number): number => Math.round(at * devicePixelRatio) / devicePixelRatio;

const nodesOf = (group: Group, { nodes }: Facts): readonly (TopologyNode | undefined)[] =>
  [group, ...group.stacks, ...group.rows]
    .map(({ id }) => nodes.get(id))
    .concat(group.members.map((id) => nodes.get(id)));
