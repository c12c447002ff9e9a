import { doorText } from "@/components/topology/edges/door-words";
import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { overlaps } from "@/components/topology/pipeline/visible";
import { hasCards } from "@/components/topology/scene/level";
import type { Box, DoorBox } from "@/lib/domain/topology/geometry-model";

const arrows: Readonly<Record<DoorBox["direction"], string>> = {
  left: "M5 1.5.5 4 5 6.5Z",
  right: "M0 1.5 4.5 4 0 6.5Z",
  up: "M0 6.5h5L2.5 2Z",
  down: "M0 2h5L2.5 6.5Z",
};
const arrowWidth = 5;

/** The gaps in the walls with their jambs; near by what may pass, too. */
export function drawDoors(sheet: PictureSheet, window: Box): void {
  for (const door of sheet.geometry.doors) if (overlaps(door, window)) drawDoor(sheet, door);
}

function drawDoor(sheet: PictureSheet, door: DoorBox): void {
  const { pen, ink, more, lab } = sheet;
  const { x, y, w, h } = door;
  const from = lab.nodes.get(door.fromZoneId);
  if (from?.kind !== "zone") return;
  pen.fillStyle = ink.bg;
  pen.fillRect(x, y, w, h);
  pen.fillStyle = more.wall;
  if (door.axis === "h") {
    pen.fillRect(x, y, w, 2);
    pen.fillRect(x, y + h - 2, w, 2);
  } else {
    pen.fillRect(x, y, 2, h);
    pen.fillRect(x + w - 2, y, 2, h);
  }
  if (!hasCards(sheet.level)) return;
  const toName = lab.nodes.get(door.toZoneId)?.name ?? "Internet";
  const ports = from.doors.find((each) => each.toZoneId === door.toZoneId)?.ports ?? [];
  const others = door.more.length > 0 ? `, +${door.more.length}` : "";
  const other = door.atZoneId === door.fromZoneId ? toName : from.name;
  write(sheet, door, door.kind === "stub" ? `${other} ${doorText(ports)}${others}` : doorText(ports));
}

/** The words in the middle of the gap, the arrow before or behind them. */
function write({ pen, ink, letters, trace }: PictureSheet, door: DoorBox, words: string): void {
  const font = `500 10px ${ink.mono}`;
  const room = door.w - arrowWidth - 4;
  // "53 +2" in a narrow gap is "53+".
  const brief = letters.width(words, font) > room && door.kind === "shared" ? words.replace(/ \+\d+$/, "+") : words;
  const text = letters.width(brief, font) <= room ? brief : letters.cut(brief, font, room);
  const width = letters.width(text, font) + (text ? 4 : 0) + arrowWidth;
  const start = door.x + (door.w - width) / 2;
  const middle = door.y + door.h / 2;
  const first = door.direction === "left";
  letters.write(text, font, ink.muted, first ? start + arrowWidth + 4 : start, middle);
  pen.fillStyle = ink.muted;
  trace(arrows[door.direction], "fill", { x: first ? start : start + width - arrowWidth, y: middle - 4, scale: 1 });
}
