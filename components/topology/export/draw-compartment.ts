import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { drawCounts, drawLock } from "@/components/topology/scene/draw-zone";
import { isFaded } from "@/components/topology/scene/sheet";
import type { Box } from "@/lib/domain/topology/geometry-model";
import type { LaneNode, ZoneNode } from "@/lib/domain/topology/model";

/** A zone: its two walls with the hue between, its floor, its name plate and how its members are. */
export function drawCompartment(sheet: PictureSheet, node: ZoneNode, box: Box): void {
  const { pen, ink, letters, lab } = sheet;
  const hue = ink.zones[node.colour] ?? ink.zones[0];
  if (!hue) return;
  const faded = isFaded(sheet, node.id);
  pen.setLineDash(node.colour === 0 ? [4, 3] : []);
  pen.globalAlpha = faded ? 0.4 : 1;
  pen.fillStyle = hue.wall;
  pen.fillRect(box.x, box.y, box.w, box.h);
  pen.globalAlpha = 1;
  pen.fillStyle = hue.floor;
  pen.fillRect(box.x + 5, box.y + 5, box.w - 10, box.h - 10);
  pen.globalAlpha = faded ? 0.4 : 1;
  pen.strokeStyle = hue.line;
  pen.lineWidth = 1;
  pen.strokeRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1);
  pen.strokeRect(box.x + 5.5, box.y + 5.5, box.w - 11, box.h - 11);
  pen.setLineDash([]);

  const font = `600 14px ${ink.family}`;
  const lock = node.protected ? 21 : 0;
  const name = letters.cut(node.name, font, box.w - 104 - lock);
  const width = letters.width(name, font) + lock + 26;
  pen.fillStyle = hue.wall;
  pen.fillRect(box.x, box.y, width, 35);
  pen.strokeRect(box.x + 0.5, box.y + 0.5, width - 1, 34);
  pen.globalAlpha = 1;
  const middle = box.y + 18;
  letters.write(name, font, hue.text, box.x + 14, middle);
  if (node.protected) drawLock(pen, box.x + width - 23, middle, hue.text);
  drawCounts(sheet, node.counts, { left: box.x + width + 8, right: box.x + box.w - 14, middle: box.y + 21 });
  if ((lab.children.get(node.id) ?? []).length === 0)
    letters.write("Nothing stands here", `400 12px ${ink.family}`, ink.muted, box.x + 17, box.y + box.h - 27);
}

/** A VLAN or subnet: its label with a line to the end, and the bus with a tap to each host. */
export function drawLane(sheet: PictureSheet, node: LaneNode, box: Box): void {
  const { pen, ink, letters, lab, geometry } = sheet;
  const zone = lab.nodes.get(node.parentId ?? "");
  const hue = ink.zones[zone?.kind === "zone" ? zone.colour : 0] ?? ink.zones[0];
  if (!hue) return;
  const pale = isFaded(sheet, node.id) ? 0.5 : 1;
  pen.globalAlpha = pale;
  pen.fillStyle = hue.line;
  pen.fillRect(box.x, box.y + 7, 8, 8);
  const middle = box.y + 11.5;
  let x = box.x + 15;
  const write = (text: string, font: string, colour: string) => {
    const cut = letters.cut(text, font, box.x + box.w - x);
    if (cut) x += letters.write(cut, font, colour, x, middle) + 8;
  };
  if (node.vid !== null) {
    write(`VLAN ${node.vid}`, `600 11px ${ink.mono}`, hue.text);
    write(node.name, `400 11.5px ${ink.family}`, ink.muted);
  }
  write(node.cidrs.slice(0, 2).join(", "), `400 11px ${ink.mono}`, ink.muted);
  pen.globalAlpha = 0.4 * pale;
  pen.fillStyle = hue.line;
  if (x < box.x + box.w) pen.fillRect(x, box.y + 11, box.x + box.w - x, 1);
  pen.globalAlpha = 0.7 * pale;
  const bus = geometry.buses[node.id];
  const last = bus?.taps.at(-1);
  if (bus && last !== undefined) {
    pen.fillRect(bus.x, bus.top, 2, last - bus.top + 1);
    for (const y of bus.taps) pen.fillRect(bus.x, y - 1, 12, 2);
  }
  pen.globalAlpha = 1;
}
