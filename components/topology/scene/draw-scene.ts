import type { Mark } from "@/components/health/health-mark";
import { drawChip, drawGroup } from "@/components/topology/scene/draw-group";
import { drawZone, drawZoneHead } from "@/components/topology/scene/draw-zone";
import type { Ink } from "@/components/topology/scene/ink";
import type { Letters } from "@/components/topology/scene/letters";
import type { Level } from "@/components/topology/scene/level";
import { drawMarks, type Pen } from "@/components/topology/scene/marks";
import type { Group, Scene } from "@/components/topology/scene/scene";
import { type Facts, markAt, noMarks, type Sheet } from "@/components/topology/scene/sheet";
import { type Lens, onScreen, seeGroup, seen, seeZone } from "@/components/topology/scene/squeeze";

const quietFirst: readonly Mark[] = ["ok", "neutral", "unknown", "progressing", "warning", "failed", "breach"];

/** Draws what is on the screen. Cost grows with what is visible, not with the lab. */
export function drawScene(
  scene: Scene,
  tools: { readonly pen: Pen; readonly ink: Ink; readonly letters: Letters },
  view: { readonly lens: Lens; readonly level: Level },
  facts: Facts,
): void {
  const { pen } = tools;
  const { lens } = view;
  const sheet: Sheet = { ...tools, ...view, facts, marks: noMarks(), paleMarks: noMarks(), rings: [], feet: [] };
  pen.fillStyle = tools.ink.bg;
  pen.fillRect(0, 0, lens.w, lens.h);
  for (const zone of scene.zones) {
    const { rect, press } = seeZone(zone, lens);
    if (!seen(rect, lens)) continue;
    drawZone(sheet, zone, rect, press);
    drawGroups(sheet, zone.groups, press);
    drawZoneHead(sheet, zone, rect);
  }
  drawGroups(sheet, scene.groups, null);
  for (const { id, box } of scene.loose) {
    if (sheet.level === "far") markAt(sheet, id, onScreen(box, lens));
    else drawChip(sheet, id, onScreen(box, lens));
  }
  pen.globalAlpha = 0.45;
  for (const mark of quietFirst) drawMarks(pen, mark, sheet.paleMarks[mark], tools.ink.tier[mark]);
  pen.globalAlpha = 1;
  for (const mark of quietFirst) drawMarks(pen, mark, sheet.marks[mark], tools.ink.tier[mark]);
  drawFeet(sheet);
  drawRings(sheet);
}

function drawGroups(sheet: Sheet, groups: readonly Group[], press: Parameters<typeof seeGroup>[2]): void {
  for (const group of groups) {
    const at = seeGroup(group, sheet.lens, press);
    if (seen(at.rect, sheet.lens)) drawGroup(sheet, group, at);
  }
}

/** A running operation fills its foot step by step; one that has ended underlines what it came to. */
function drawFeet({ pen, ink, feet }: Sheet): void {
  const colours = {
    running: ink.tier.progressing,
    succeeded: ink.tier.ok,
    "rolled-back": ink.tier.warning,
    failed: ink.tier.failed,
  };
  for (const { box, progress } of feet) {
    const full = progress.state === "running" ? Math.max(0.2, progress.share) : 1;
    pen.fillStyle = colours[progress.state];
    pen.fillRect(box.x, box.y + box.h - 2, box.w * full, 2);
  }
}

function drawRings({ pen, ink, rings }: Sheet): void {
  pen.setLineDash([]);
  const colours = {
    selected: ink.accent,
    related: ink.accent,
    breach: ink.tier.breach,
    hover: ink.muted,
    focus: ink.focus,
  };
  for (const { box, kind } of rings) {
    const off = kind === "focus" ? 3 : 1;
    const width = kind === "hover" || kind === "related" ? 1.5 : 2;
    pen.lineWidth = width + 2;
    pen.strokeStyle = ink.bg;
    pen.strokeRect(box.x - off, box.y - off, box.w + 2 * off, box.h + 2 * off);
    pen.lineWidth = width;
    pen.strokeStyle = colours[kind];
    pen.strokeRect(box.x - off, box.y - off, box.w + 2 * off, box.h + 2 * off);
  }
}
