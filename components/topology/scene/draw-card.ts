import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { cardWords, closeLines, nodesOfDaemon } from "@/components/topology/nodes/card-words";
import { isSaid } from "@/components/topology/progress/node-progress";
import { panel } from "@/components/topology/scene/draw-group";
import { isFaded } from "@/components/topology/scene/sheet";
import type { Tier } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { MemberNode } from "@/lib/domain/topology/members";

/** Where a card's lines stand, px from its top: of two lines, and of four from close by. */
const rows = {
  near: { name: 14.5, reason: 29, left: 26, font: 12.5, small: 11, mark: 12 },
  close: { name: 7.5, reason: 17.7, left: 24, font: 9.5, small: 8, mark: 10 },
} as const;

/** One member as a card, the same as `nodes/card.tsx` in the same places. */
export function drawCard(sheet: PictureSheet, node: MemberNode, box: Box): void {
  const { ink, letters, words } = sheet;
  const { tier } = node.health;
  const faded = isFaded(sheet, node.id);
  const quiet = faded && tier !== "failed";
  drawFrame(sheet, node.id, box, faded);
  const at = rows[sheet.level === "close" ? "close" : "near"];
  const told = sheet.facts.progress.get(node.id);
  const progress = isSaid(told, tier) ? told : null;
  const mark = { x: box.x + 8 + at.mark / 2, y: box.y + at.name, size: tier === "ok" ? 8 : at.mark - 1 };
  (faded ? sheet.paleMarks : sheet.marks)[tier].push(mark);

  const badges = drawBadges(
    sheet,
    node.alsoIn.map((zone) => zone.zoneId),
    { right: box.x + box.w - 7, middle: mark.y, faded },
  );
  const room = box.w - 34;
  const nameFont = `${quiet ? 400 : 500} ${at.font}px ${ink.family}`;
  const dim = tier === "neutral" || tier === "unknown";
  const nameInk = quiet ? ink.faint : dim ? ink.muted : ink.text;
  letters.write(letters.cut(node.name, nameFont, room - badges), nameFont, nameInk, box.x + at.left, mark.y);
  if (quiet) return;

  const font = `400 ${at.small}px ${ink.family}`;
  const { line, aside } = progress
    ? { line: progress.words, aside: "" }
    : cardWords(node, words, nodesOfDaemon(node, sheet.lab));
  const asideWidth = aside ? letters.width(aside, font) + 6 : 0;
  const reason = letters.cut(line, font, room - asideWidth);
  const middle = box.y + at.reason;
  letters.write(reason, font, reasonInk(sheet, tier, progress?.state), box.x + at.left, middle);
  letters.write(aside, font, reasonInk(sheet, tier, progress?.state), box.x + box.w - 7 - asideWidth + 6, middle);
  if (sheet.level !== "close") return;
  const [image, ports] = closeLines(node);
  const mono = `400 7.5px ${ink.mono}`;
  letters.write(letters.cut(image, mono, room), mono, ink.muted, box.x + at.left, box.y + 27);
  const plain = `400 7.5px ${ink.family}`;
  letters.write(letters.cut(ports, plain, room), plain, ink.muted, box.x + at.left, box.y + 36);
}

function reasonInk({ ink }: PictureSheet, tier: Tier, operation: string | undefined): string {
  if (operation === "running") return ink.tier.progressing;
  if (operation === "rolled-back") return ink.tier.warning;
  if (operation === "failed" || tier === "failed") return ink.tier.failed;
  return tier === "warning" || tier === "progressing" ? ink.tier[tier] : ink.muted;
}

/** Ground and border by tier: a failed one 2 px, a warning's double, a stopped one's dotted, an unknown one's dashed. */
export function drawFrame(sheet: PictureSheet, id: NodeId, box: Box, faded: boolean): void {
  const { pen, ink, facts } = sheet;
  const tier = facts.nodes.get(id)?.health.tier ?? "unknown";
  const clear = faded || tier === "neutral" || tier === "unknown";
  if (!clear) {
    pen.fillStyle = ink.tint[tier] ?? ink.raised;
    panel(pen, box, 3);
    pen.fill();
  }
  const loud = tier === "failed" || tier === "warning" || tier === "progressing";
  const pale = faded && tier !== "failed";
  pen.strokeStyle = pale || (!loud && !clear) ? ink.border : ink.tier[tier];
  pen.setLineDash(pale ? [] : tier === "neutral" ? [1, 2] : tier === "unknown" ? [3, 2] : []);
  pen.lineWidth = tier === "failed" && !faded ? 2 : 1;
  panel(pen, box, 3);
  pen.stroke();
  pen.setLineDash([]);
  if (tier === "warning" && !faded) {
    panel(pen, { x: box.x + 2, y: box.y + 2, w: box.w - 4, h: box.h - 4 }, 2);
    pen.stroke();
  }
  if (tier === "progressing" && !faded && !facts.progress.has(id)) {
    pen.fillStyle = ink.tier.progressing;
    pen.fillRect(box.x, box.y + box.h - 3, box.w * 0.34, 3);
  }
}

/** The other zones that it reaches into, from the right. @returns how much room they take. */
export function drawBadges(
  sheet: PictureSheet,
  zoneIds: readonly NodeId[],
  { right, middle, faded }: { readonly right: number; readonly middle: number; readonly faded: boolean },
): number {
  const { pen, ink, letters, lab } = sheet;
  const font = `500 10px ${ink.mono}`;
  let x = right;
  for (const id of [...new Set(zoneIds)].slice(0, 3).reverse()) {
    const zone = lab.nodes.get(id);
    if (zone?.kind !== "zone") continue;
    const lane = (lab.children.get(id) ?? [])
      .map((child) => lab.nodes.get(child))
      .find((each) => each?.kind === "lane");
    const text = lane?.kind === "lane" && lane.vid !== null ? String(lane.vid) : zone.name.slice(0, 4);
    const hue = ink.zones[zone.colour] ?? ink.zones[0];
    if (!hue) continue;
    const w = letters.width(text, font) + 8;
    x -= w;
    if (!faded) {
      pen.fillStyle = hue.floor;
      pen.fillRect(x, middle - 7, w, 14);
    }
    pen.strokeStyle = faded ? ink.borderStrong : hue.line;
    pen.lineWidth = 1;
    pen.strokeRect(x + 0.5, middle - 6.5, w - 1, 13);
    letters.write(text, font, faded ? ink.faint : hue.text, x + 4, middle);
    x -= 4;
  }
  return right - x;
}
