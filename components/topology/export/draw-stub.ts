import { type BreachSign, stubWords } from "@/components/topology/edges/breach-signs";
import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { drawMarks } from "@/components/topology/scene/marks";
import { stubSize } from "@/lib/domain/topology/stub-breaches";

/** What a sign says; null once its finding is gone. */
export function wordsOf({ runs }: BreachSign, { lab }: PictureSheet) {
  const ids = runs.flatMap((run) => run.findingIds);
  const first = lab.findings.get(ids[0] ?? "");
  if (!first) return null;
  const nameOf = (id: string | undefined) => lab.nodes.get(id ?? "")?.name ?? "";
  const others = ids.length > 1 ? ` +${ids.length - 1}` : "";
  return {
    port: `${first.port ?? ""}${others}`.trim(),
    from: nameOf(runs[0]?.fromZoneId),
    to: nameOf(runs[0]?.toZoneId),
  };
}

/** In one row: what it is, and at the end where the line is the zone's name as a piece of its wall. */
export function drawStub(sheet: PictureSheet, sign: BreachSign, k: number): void {
  const { pen, ink, more, letters, lab } = sheet;
  const { x, y, runs } = sign;
  const [run] = runs;
  const said = wordsOf(sign, sheet);
  const zone = lab.nodes.get(run?.stub?.zoneId ?? "");
  const hue = ink.zones[zone?.kind === "zone" ? zone.colour : 0] ?? ink.zones[0];
  if (!said || !run?.stub || !hue) return;
  const [w, h] = [stubSize.w * k, stubSize.h * k];
  pen.fillStyle = ink.bg;
  pen.fillRect(x - 2 * k, y - 2 * k, w + 4 * k, h + 4 * k);
  pen.fillStyle = ink.tier.breach;
  pen.beginPath();
  pen.roundRect(x, y, w, h, 2 * k);
  pen.fill();
  const middle = y + h / 2;
  const bold = `600 ${11 * k}px ${ink.family}`;
  const name = letters.cut(zone?.name ?? "", bold, 58 * k);
  const plate = letters.width(name, bold) + 14 * k;
  const left = run.stub.side === "left" ? x : x + w - plate;
  pen.fillStyle = hue.wall;
  pen.fillRect(left, y, plate, h);
  pen.strokeStyle = hue.line;
  pen.lineWidth = k;
  pen.strokeRect(left + k / 2, y + k / 2, plate - k, h - k);
  letters.write(name, bold, hue.text, left + 7 * k, middle);
  const atLeft = run.stub.side === "left";
  const [start, end] = atLeft ? [left + plate + 5 * k, x + w - 7 * k] : [x + 7 * k, left - 5 * k];
  drawMarks(pen, "breach", [{ x: start + 6 * k, y: middle, size: 12 * k }], more.onBreach);
  let at = start + 17 * k;
  at += letters.write("Breach", `700 ${11 * k}px ${ink.family}`, more.onBreach, at, middle) + 5 * k;
  const mono = `500 ${10 * k}px ${ink.mono}`;
  const port = letters.cut(said.port, mono, 72 * k);
  const room = end - at - (port ? letters.width(port, mono) + 5 * k : 0);
  const plain = `400 ${11 * k}px ${ink.family}`;
  at += letters.write(letters.cut(stubWords(run, said), plain, room), plain, more.onBreach, at, middle) + 5 * k;
  letters.write(port, mono, more.onBreach, at, middle);
}
