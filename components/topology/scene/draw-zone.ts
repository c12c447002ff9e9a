import { countOrder, memberCount } from "@/components/health/tier-counts";
import type { Zone } from "@/components/topology/scene/scene";
import { isFaded, type Sheet } from "@/components/topology/scene/sheet";
import { heads, pressed, type seeZone } from "@/components/topology/scene/squeeze";
import type { Counts } from "@/lib/domain/health";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { sizes } from "@/lib/domain/topology/sizes";

/** A compartment: a wall of two lines with its hue between, its floor and its lanes. */
export function drawZone(sheet: Sheet, zone: Zone, rect: Box, press: ReturnType<typeof seeZone>["press"]): void {
  const { pen, lens } = sheet;
  const hue = hueOf(sheet, zone);
  if (!hue) return;
  const wall = wallOf(lens);
  pen.globalAlpha = isFaded(sheet, zone.id) ? 0.4 : 1;
  pen.setLineDash(hue.dashed ? [4, 3] : []);
  pen.fillStyle = hue.wall;
  pen.fillRect(rect.x, rect.y, rect.w, rect.h);
  pen.fillStyle = hue.floor;
  pen.fillRect(rect.x + wall, rect.y + wall, rect.w - 2 * wall, rect.h - 2 * wall);
  pen.lineWidth = 1;
  pen.strokeStyle = hue.line;
  pen.strokeRect(rect.x + 0.5, rect.y + 0.5, rect.w - 1, rect.h - 1);
  if (wall >= 4) pen.strokeRect(rect.x + wall - 0.5, rect.y + wall - 0.5, rect.w - 2 * wall + 1, rect.h - 2 * wall + 1);
  pen.setLineDash([]);
  pen.globalAlpha = 1;
  if (sizes.laneHead * lens.zoom >= 11) drawLanes(sheet, zone, hue, press);
}

/** Its name, how many members and how they are: over what stands in it, so that even a low zone can be read. */
export function drawZoneHead(sheet: Sheet, zone: Zone, rect: Box): void {
  const { pen, facts, lens } = sheet;
  const node = facts.nodes.get(zone.id);
  const hue = hueOf(sheet, zone);
  if (node?.kind !== "zone" || !hue) return;
  pen.globalAlpha = isFaded(sheet, zone.id) ? 0.4 : 1;
  const plate = drawPlate(sheet, node, rect, hue);
  pen.globalAlpha = 1;
  const right = rect.x + rect.w - wallOf(lens) - 8;
  drawCounts(sheet, node.counts, { left: plate + 8, right, middle: rect.y + plateHeight(rect) / 2 + 1 });
}

const wallOf = (lens: Sheet["lens"]): number => Math.max(2, Math.round(sizes.wall * lens.zoom));

function hueOf({ ink, facts }: Sheet, zone: Zone) {
  const node = facts.nodes.get(zone.id);
  const hue = node?.kind === "zone" ? (ink.zones[node.colour] ?? ink.zones[0]) : undefined;
  return hue && node?.kind === "zone" ? { ...hue, dashed: node.colour === 0 } : null;
}

const plateHeight = (rect: Box): number => Math.min(heads.plate, rect.h);

/** @returns where the plate ends. */
function drawPlate(
  { pen, ink, letters }: Sheet,
  node: { readonly name: string; readonly counts: Counts; readonly protected: boolean },
  rect: Box,
  hue: Sheet["ink"]["zones"][number],
): number {
  const height = plateHeight(rect);
  if (height < 13 || rect.w < 34) return rect.x;
  const small = height < heads.plate || rect.w < 110;
  const font = `600 ${small ? 11 : 14}px ${ink.family}`;
  const members = memberCount(node.counts);
  const count = rect.w > 90 && members > 0 ? String(members) : "";
  const countFont = `500 ${small ? 10 : 12}px ${ink.family}`;
  const lock = node.protected && rect.w > 120 ? 17 : 0;
  const countWidth = count ? letters.width(count, countFont) + 7 : 0;
  const name = letters.cut(node.name, font, rect.w - 18 - countWidth - lock);
  const width = Math.min(rect.w, letters.width(name, font) + countWidth + lock + 18);
  pen.fillStyle = hue.wall;
  pen.fillRect(rect.x, rect.y, width, height);
  pen.strokeStyle = hue.line;
  pen.strokeRect(rect.x + 0.5, rect.y + 0.5, width - 1, height - 1);
  const middle = rect.y + height / 2 + 1;
  const after = rect.x + 9 + letters.write(name, font, hue.text, rect.x + 9, middle);
  if (lock > 0) drawLock(pen, after + 6, middle, hue.text);
  letters.write(count, countFont, hue.text, after + lock + 7, middle);
  return rect.x + width;
}

export function drawLock(pen: Sheet["pen"], x: number, middle: number, ink: string): void {
  pen.strokeStyle = ink;
  pen.lineWidth = 1.3;
  pen.strokeRect(x + 0.65, middle - 1.5, 9, 6);
  pen.beginPath();
  pen.moveTo(x + 2.6, middle - 1.5);
  pen.lineTo(x + 2.6, middle - 3.2);
  pen.arc(x + 5.1, middle - 3.2, 2.5, Math.PI, 0);
  pen.lineTo(x + 7.6, middle - 1.5);
  pen.stroke();
}

/** What asks for a person stands first and is kept longest; what finds no room is left out from the quiet end. */
export function drawCounts(
  { ink, letters, marks }: Sheet,
  counts: Counts,
  { left, right, middle }: { readonly left: number; readonly right: number; readonly middle: number },
): void {
  const font = `500 12px ${ink.family}`;
  const parts = countOrder
    .filter((mark) => counts[mark] > 0)
    .map((mark) => ({ mark, text: String(counts[mark]), width: letters.width(String(counts[mark]), font) + 26 }));
  let room = right - left;
  const kept = parts.filter((part) => {
    room -= part.width;
    return room >= 0;
  });
  let x = right - kept.reduce((sum, part) => sum + part.width, 0) + 10;
  for (const { mark, text, width } of kept) {
    marks[mark].push({ x: x + 5, y: middle, size: mark === "ok" ? 8 : 11 });
    letters.write(text, font, mark === "breach" ? ink.tier.breach : ink.muted, x + 14, middle);
    x += width;
  }
}

function drawLanes(
  { pen, ink, lens, letters, facts }: Sheet,
  zone: Zone,
  hue: Sheet["ink"]["zones"][number],
  press: ReturnType<typeof seeZone>["press"],
): void {
  const font = `400 11px ${ink.family}`;
  for (const { id, box } of zone.lanes) {
    const node = facts.nodes.get(id);
    if (node?.kind !== "lane") continue;
    const [x, room] = [box.x * lens.zoom + lens.x, box.w * lens.zoom];
    const middle = pressed(press, box.y) + (sizes.laneHead * lens.zoom) / 2;
    pen.fillStyle = hue.line;
    pen.fillRect(x, middle - 3, 6, 6);
    const vlan = node.vid === null ? "" : `VLAN ${node.vid}`;
    const after = x + 11 + letters.write(vlan, `600 10.5px ${ink.mono}`, hue.text, x + 11, middle + 0.5);
    const rest = [node.vid === null ? "" : node.name, node.cidrs[0] ?? ""].filter(Boolean).join("  ");
    letters.write(letters.cut(rest, font, x + room - after - 8), font, ink.muted, after + (vlan ? 7 : 0), middle + 0.5);
  }
}
