import { arrowHead, linePath, tearEdges } from "@/components/topology/edges/breach-paths";
import { type BreachSign, breachSigns } from "@/components/topology/edges/breach-signs";
import { drawStub, wordsOf } from "@/components/topology/export/draw-stub";
import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { drawMarks } from "@/components/topology/scene/marks";
import type { Box, BreachRun } from "@/lib/domain/topology/geometry-model";

/** Torn walls, the lines through them and their signs: above all, never faded. `k`: how much larger than the plane. */
export function drawBreaches(sheet: PictureSheet, runs: readonly BreachRun[], k: number): void {
  const { pen, ink, trace } = sheet;
  pen.setLineDash([]);
  for (const run of runs) {
    for (const tear of run.tears) drawTear(sheet, tear, k);
    const path = linePath(run.points);
    for (const [width, colour] of [
      [8 * k, ink.bg],
      [4 * k, ink.tier.breach],
    ] as const) {
      pen.lineWidth = width;
      pen.strokeStyle = colour;
      trace(path, "stroke");
    }
    pen.fillStyle = ink.tier.breach;
    trace(arrowHead(run.points, 8 * k, 11 * k), "fill");
  }
  for (const sign of breachSigns(runs, k)) (sign.runs[0]?.stub ? drawStub : drawSign)(sheet, sign, k);
}

/** The hole shows the ground, and on it the hatch of what must not be. */
function drawTear({ pen, ink, more, trace }: PictureSheet, tear: Box, k: number): void {
  const edges = tearEdges(tear, k);
  pen.fillStyle = ink.bg;
  trace(edges.hole, "fill");
  pen.save();
  pen.beginPath();
  for (const [i, [x, y]] of cornersOf(edges.hole).entries()) i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y);
  pen.closePath();
  pen.clip();
  // Higher than the hole by what its jagged edges reach.
  const hole = { ...tear, y: tear.y - tear.h * k, h: tear.h * (2 * k + 1) };
  pen.strokeStyle = more.breachBg;
  pen.lineWidth = 3.5;
  pen.beginPath();
  for (let x = hole.x - hole.h; x < hole.x + hole.w; x += 11.3) {
    pen.moveTo(x, hole.y + hole.h);
    pen.lineTo(x + hole.h, hole.y);
  }
  pen.stroke();
  pen.restore();
  pen.strokeStyle = ink.tier.breach;
  pen.lineWidth = 2 * k;
  trace(edges.rims, "stroke");
}

/** The corners of a path of straight lines. */
function cornersOf(d: string): readonly (readonly [number, number])[] {
  const numbers = (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1] ?? 0] as const] : []));
}

function drawSign(sheet: PictureSheet, sign: BreachSign, k: number): void {
  const { pen, ink, more, letters } = sheet;
  const { x, y } = sign;
  const said = wordsOf(sign, sheet);
  if (!said) return;
  const { port } = said;
  const zones = `${said.from} to ${said.to}`;
  const lines = [
    { text: "Breach", font: `700 ${12 * k}px ${ink.family}`, left: 17 * k },
    {
      text: letters.cut(zones, `400 ${12 * k}px ${ink.family}`, 300 * k),
      font: `400 ${12 * k}px ${ink.family}`,
      left: 0,
    },
    ...(port ? [{ text: port, font: `500 ${11 * k}px ${ink.mono}`, left: 0 }] : []),
  ];
  const w = Math.max(...lines.map(({ text, font, left }) => left + letters.width(text, font))) + 15 * k;
  const h = (15 * lines.length + 10) * k;
  pen.fillStyle = ink.bg;
  pen.fillRect(x - 2 * k, y - 2 * k, w + 4 * k, h + 4 * k);
  pen.fillStyle = ink.tier.breach;
  pen.beginPath();
  pen.roundRect(x, y, w, h, 2 * k);
  pen.fill();
  const middle = (line: number) => y + (5 + 15 * line + 7.5) * k;
  drawMarks(pen, "breach", [{ x: x + 13 * k, y: middle(0), size: 12 * k }], more.onBreach);
  for (const [i, { text, font, left }] of lines.entries())
    letters.write(text, font, more.onBreach, x + 7 * k + left, middle(i));
}
