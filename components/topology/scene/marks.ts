import type { Mark } from "@/components/health/health-mark";

/** What the map is drawn with: a canvas's context, or what records the same strokes as SVG. */
export interface Pen {
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textBaseline: CanvasTextBaseline;
  save(): void;
  restore(): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  /** Clockwise from `from` to `to`, radians. */
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  rect(x: number, y: number, w: number, h: number): void;
  roundRect(x: number, y: number, w: number, h: number, radius: number): void;
  fill(rule?: CanvasFillRule): void;
  stroke(): void;
  clip(): void;
  fillRect(x: number, y: number, w: number, h: number): void;
  strokeRect(x: number, y: number, w: number, h: number): void;
  setLineDash(dashes: number[]): void;
  fillText(text: string, x: number, y: number): void;
  /** Where there is none, nothing is kept as a picture and all is drawn by strokes. */
  drawImage?(picture: HTMLCanvasElement, x: number, y: number, w: number, h: number): void;
  measureText(text: string): { readonly width: number };
}

/** Sizes of a mark far out, px: the quiet ones are small, so that the loud ones are found at once. */
export const farSize: Readonly<Record<Mark, number>> = {
  ok: 7,
  neutral: 9,
  unknown: 11,
  progressing: 12,
  warning: 14,
  failed: 16,
  breach: 16,
};

/** Corners in a 12 × 12 box, the same shapes as the page's marks; what comes after ";" is cut out of the first. */
const outlines = {
  warning: outline("6 .9 11.6 11 .4 11; 5.25 4.5 5.25 7.8 6.75 7.8 6.75 4.5; 5.25 8.6 5.25 10 6.75 10 6.75 8.6"),
  failed: outline(
    "3.7 .4 8.3 .4 11.6 3.7 11.6 8.3 8.3 11.6 3.7 11.6 .4 8.3 .4 3.7; 4.05 3 3 4.05 4.95 6 3 7.95 4.05 9 6 7.05 7.95 9 9 7.95 7.05 6 9 4.05 7.95 3 6 4.95",
  ),
  breach: outline(
    ".5 .5 7.1 .5 5 3.6 7 5.5 4.1 8.1 5.1 11.5 .5 11.5; 8.9 .5 11.5 .5 11.5 11.5 6.7 11.5 5.8 8.5 8.7 5.7 6.8 3.8",
  ),
};

/** Rings of x, y, x, y, … */
type Outline = readonly (readonly number[])[];

function outline(text: string): Outline {
  return text.split(";").map((ring) => ring.trim().split(" ").map(Number));
}

export interface Spot {
  /** Middle of the mark, px. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Draws all marks of one tier with one fill and one stroke: a map has ten thousand of them. */
export function drawMarks(pen: Pen, mark: Mark, spots: readonly Spot[], ink: string): void {
  if (spots.length === 0) return;
  pen.fillStyle = ink;
  pen.strokeStyle = ink;
  pen.setLineDash([]);
  painters[mark](pen, spots);
}

const painters: Readonly<Record<Mark, (pen: Pen, spots: readonly Spot[]) => void>> = {
  ok: dots,
  neutral: squares,
  progressing: halves,
  unknown: rings,
  warning: (pen, spots) => shapes(pen, outlines.warning, spots),
  failed: (pen, spots) => shapes(pen, outlines.failed, spots),
  breach: (pen, spots) => shapes(pen, outlines.breach, spots),
};

function dots(pen: Pen, spots: readonly Spot[]): void {
  pen.beginPath();
  for (const { x, y, size } of spots) {
    pen.moveTo(x + size / 2, y);
    pen.arc(x, y, size / 2, 0, 2 * Math.PI);
  }
  pen.fill();
}

function squares(pen: Pen, spots: readonly Spot[]): void {
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const { x, y, size } of spots) pen.rect(x - size / 2 + 0.75, y - size / 2 + 0.75, size - 1.5, size - 1.5);
  pen.stroke();
}

function halves(pen: Pen, spots: readonly Spot[]): void {
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const { x, y, size } of spots) {
    const r = size / 2 - 0.75;
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, 2 * Math.PI);
  }
  pen.stroke();
  pen.beginPath();
  for (const { x, y, size } of spots) {
    pen.moveTo(x, y - size / 2);
    pen.arc(x, y, size / 2, -Math.PI / 2, Math.PI / 2);
  }
  pen.fill();
}

function rings(pen: Pen, spots: readonly Spot[]): void {
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const { x, y, size } of spots) {
    const r = size / 2 - 0.8;
    // Six dashes as six arcs: a dash pattern would start anew nowhere and cost more.
    for (let i = 0; i < 6; i++) {
      const from = (i * Math.PI) / 3;
      pen.moveTo(x + r * Math.cos(from), y + r * Math.sin(from));
      pen.arc(x, y, r, from, from + Math.PI / 5.5);
    }
    pen.moveTo(x - r * 0.5, y);
    pen.lineTo(x + r * 0.5, y);
  }
  pen.stroke();
}

function shapes(pen: Pen, rings: Outline, spots: readonly Spot[]): void {
  pen.beginPath();
  for (const { x, y, size } of spots) {
    const scale = size / 12;
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i += 2) {
        const [sx, sy] = [x + ((ring[i] ?? 0) - 6) * scale, y + ((ring[i + 1] ?? 0) - 6) * scale];
        if (i === 0) pen.moveTo(sx, sy);
        else pen.lineTo(sx, sy);
      }
      pen.closePath();
    }
  }
  pen.fill("evenodd");
}
