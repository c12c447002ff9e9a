import type { TracePlace } from "@/components/topology/export/picture-sheet";
import { type PathSteps, SvgPath } from "@/components/topology/export/svg-path";
import { svgNumber as n, svgText } from "@/components/topology/export/svg-text";
import type { Pen } from "@/components/topology/scene/marks";

/** What only a browser knows: how wide a text is, and a colour (any that CSS has) as an SVG program takes it. */
export interface SvgHelp {
  readonly measure: (text: string, font: string) => number;
  readonly hex: (colour: string) => string;
}

interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  dashes: readonly number[];
  clipId: string;
}

const pathSigns = /^[\d\s.,a-z+-]*$/i;
/** "600 12.5px Geist, sans-serif" */
const fontParts = /^(\d+) ([\d.]+)px (.*)$/s;

/**
 * Takes the strokes that a canvas would and writes them down as SVG elements; text stays text. How the plane lies on the
 * picture is worked into all numbers.
 */
export class SvgPen implements Pen {
  fillStyle: Pen["fillStyle"] = "#000";
  strokeStyle: Pen["strokeStyle"] = "#000";
  lineWidth = 1;
  globalAlpha = 1;
  font = "400 12px sans-serif";
  textBaseline: CanvasTextBaseline = "middle";
  #dashes: readonly number[] = [];
  #clipId = "";
  #clips = 0;
  readonly #kept: State[] = [];
  readonly #elements: string[] = [];
  #path: SvgPath;

  constructor(
    private readonly help: SvgHelp,
    private at: PathSteps = { scale: 1, dx: 0, dy: 0 },
  ) {
    this.#path = new SvgPath(at);
  }

  /** What is drawn from now on lies like this on the picture. */
  lie(at: PathSteps): void {
    this.at = at;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font } = this;
    const inks = { fillStyle: String(fillStyle), strokeStyle: String(strokeStyle) };
    this.#kept.push({ ...inks, lineWidth, globalAlpha, font, dashes: this.#dashes, clipId: this.#clipId });
  }

  restore(): void {
    const state = this.#kept.pop();
    if (!state) return;
    const { dashes, clipId, ...rest } = state;
    Object.assign(this, rest);
    this.#dashes = dashes;
    this.#clipId = clipId;
  }

  beginPath(): void {
    this.#path = new SvgPath(this.at);
  }
  closePath = (): void => this.#path.close();
  moveTo = (x: number, y: number): void => this.#path.move(x, y);
  lineTo = (x: number, y: number): void => this.#path.line(x, y);
  arc = (x: number, y: number, radius: number, from: number, to: number): void =>
    this.#path.arc(x, y, radius, from, to);
  rect = (x: number, y: number, w: number, h: number): void => this.#path.rect(x, y, w, h);
  roundRect = (x: number, y: number, w: number, h: number, radius: number): void =>
    this.#path.roundRect(x, y, w, h, radius);

  fill(rule: CanvasFillRule = "nonzero"): void {
    this.#add("path", `d="${this.#path.text}"${rule === "evenodd" ? ' fill-rule="evenodd"' : ""} ${this.#filled()}`);
  }

  stroke(): void {
    this.#add("path", `d="${this.#path.text}" ${this.#stroked()}`);
  }

  /** A clip within a clip replaces it: the map has none such. */
  clip(): void {
    this.#clips += 1;
    this.#clipId = `clip-${this.#clips}`;
    this.#elements.push(`<clipPath id="${this.#clipId}"><path d="${this.#path.text}"/></clipPath>`);
  }

  fillRect(x: number, y: number, w: number, h: number): void {
    this.#add("rect", `${this.#box(x, y, w, h)} ${this.#filled()}`);
  }

  strokeRect(x: number, y: number, w: number, h: number): void {
    this.#add("rect", `${this.#box(x, y, w, h)} ${this.#stroked()}`);
  }

  setLineDash(dashes: number[]): void {
    this.#dashes = dashes;
  }

  fillText(text: string, x: number, y: number): void {
    this.#write(text, x, y, this.#filled());
  }

  /** A halo behind a text that is written next. */
  strokeText(text: string, x: number, y: number): void {
    this.#write(text, x, y, `${this.#stroked()} stroke-linejoin="round"`);
  }

  measureText = (text: string) => ({ width: this.help.measure(text, this.font) });

  /** A path in SVG's own words, moved by (x, y) and scaled on the plane first. */
  trace(d: string, how: "fill" | "stroke", place: TracePlace = { x: 0, y: 0, scale: 1 }): void {
    const { scale, dx, dy } = this.at;
    const size = scale * place.scale;
    const move = `translate(${n(place.x * scale + dx)} ${n(place.y * scale + dy)}) scale(${n(size)})`;
    const ink = how === "fill" ? this.#filled() : this.#stroked(1 / place.scale / scale);
    const ends = place.round ? ' stroke-linecap="round" stroke-linejoin="round"' : "";
    this.#add("path", `d="${pathSigns.test(d) ? d : ""}" transform="${move}" ${ink}${ends}`);
  }

  /** The whole picture. `title` is what a program that reads it aloud says. */
  picture({ w, h, title }: { readonly w: number; readonly h: number; readonly title: string }): string {
    const size = `width="${n(w)}" height="${n(h)}" viewBox="0 0 ${n(w)} ${n(h)}"`;
    const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`;
    return `${head}\n<title>${svgText(title)}</title>\n${this.#elements.join("\n")}\n</svg>\n`;
  }

  #write(text: string, x: number, y: number, ink: string): void {
    const written = svgText(text);
    const [, weight, size, family] = fontParts.exec(this.font) ?? [];
    if (!written.trim() || !size || !family) return;
    const { scale, dx, dy } = this.at;
    const width = this.help.measure(text, this.font) * scale;
    // Another program has other fonts: the text keeps its width there, and so its place among its neighbours.
    const room = written.length > 1 ? ` textLength="${n(width)}" lengthAdjust="spacingAndGlyphs"` : "";
    const font = `font-family="${svgText(family)}" font-size="${n(Number(size) * scale)}" font-weight="${weight}"`;
    // The middle of a line of Latin letters lies so much above its base; "dominant-baseline" few programs know.
    const base = y + Number(size) * 0.35;
    const at = `x="${n(x * scale + dx)}" y="${n(base * scale + dy)}"`;
    this.#elements.push(`<text ${at} ${font}${room} xml:space="preserve" ${ink}${this.#shade()}>${written}</text>`);
  }

  #add(name: "path" | "rect", attributes: string): void {
    this.#elements.push(`<${name} ${attributes}${this.#shade()}/>`);
  }

  #box(x: number, y: number, w: number, h: number): string {
    const { scale, dx, dy } = this.at;
    const size = `width="${n(Math.max(0, w * scale))}" height="${n(Math.max(0, h * scale))}"`;
    return `x="${n(x * scale + dx)}" y="${n(y * scale + dy)}" ${size}`;
  }

  #filled = (): string => `fill="${this.help.hex(String(this.fillStyle))}"`;

  #stroked(unit = 1): string {
    const { scale } = this.at;
    const dashes = this.#dashes.map((dash) => n(dash * scale * unit)).join(" ");
    const width = `stroke-width="${n(this.lineWidth * scale * unit)}"`;
    const ink = `fill="none" stroke="${this.help.hex(String(this.strokeStyle))}" ${width}`;
    return dashes ? `${ink} stroke-dasharray="${dashes}"` : ink;
  }

  #shade(): string {
    const alpha = this.globalAlpha < 1 ? ` opacity="${n(this.globalAlpha)}"` : "";
    return this.#clipId ? `${alpha} clip-path="url(#${this.#clipId})"` : alpha;
  }
}
