import { cutText } from "@/components/topology/pipeline/cut-text";
import { Remembered } from "@/components/topology/pipeline/remembered";
import type { Pen } from "@/components/topology/scene/marks";

/** Several screens full. Heads say counts and the worst by name, so there is no end of new texts. */
const mostTexts = 2_000;

/** Writes short texts and remembers how wide they are: the same names are written again in every frame. */
export class Letters {
  #pen: Pen;
  readonly #widths = new Remembered<number>(mostTexts);
  readonly #cuts = new Remembered<string>(mostTexts);

  constructor(pen: Pen) {
    this.#pen = pen;
  }

  /** Writes on this from now on. */
  on(pen: Pen): void {
    this.#pen = pen;
    pen.textBaseline = "middle";
  }

  width(text: string, font: string): number {
    const key = `${font}\n${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#pen.font = font;
      width = this.#pen.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }

  /** Whole, or cut with "…"; "" where not even two letters fit. Widths are taken in steps of 4 px, so that zooming mostly finds what it knows. */
  cut(text: string, font: string, room: number): string {
    const width = Math.floor(room / 4) * 4;
    if (width < 14) return "";
    const key = `${font}\n${width}\n${text}`;
    let cut = this.#cuts.get(key);
    if (cut === undefined) {
      // A name of 10 KB is cut before it is measured: no line of a map holds so many letters.
      cut = cutText(text.slice(0, 200), { font, width }, (part, style) => this.width(part, style));
      this.#cuts.set(key, cut);
    }
    return cut.length < 3 && cut !== text ? "" : cut;
  }

  /** @returns how wide it is. Bidirectional names are set apart, so that they turn nothing around them. */
  write(text: string, font: string, ink: string, x: number, middle: number): number {
    if (!text) return 0;
    this.#pen.font = font;
    this.#pen.fillStyle = ink;
    this.#pen.fillText(text, x, middle);
    return this.width(text, font);
  }

  /** Other fonts have come: nothing measured holds any more. */
  forget(): void {
    this.#widths.clear();
    this.#cuts.clear();
  }
}
