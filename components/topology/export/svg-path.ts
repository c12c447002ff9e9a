import { svgNumber as n } from "@/components/topology/export/svg-text";

/** How the plane lies on the picture: picture px = plane px × scale + (dx, dy). */
export interface PathSteps {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

const fullTurn = 2 * Math.PI;

/** A path as a canvas is told it, in SVG's words. */
export class SvgPath {
  #parts: string[] = [];
  #open = false;

  constructor(private readonly at: PathSteps) {}

  get text(): string {
    return this.#parts.join("");
  }

  move(x: number, y: number): void {
    this.#parts.push(`M${this.#point(x, y)}`);
    this.#open = true;
  }

  line(x: number, y: number): void {
    this.#parts.push(`${this.#open ? "L" : "M"}${this.#point(x, y)}`);
    this.#open = true;
  }

  close(): void {
    this.#parts.push("Z");
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const turn = to - from >= fullTurn ? fullTurn : (((to - from) % fullTurn) + fullTurn) % fullTurn;
    const on = (angle: number) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
    this.line(...on(from));
    // SVG draws no arc from a point to itself: a circle is two halves.
    const steps = turn > Math.PI ? 2 : 1;
    const r = n(radius * this.at.scale);
    for (let step = 1; step <= steps; step++)
      this.#parts.push(`A${r} ${r} 0 0 1 ${this.#point(...on(from + (turn * step) / steps))}`);
  }

  rect(x: number, y: number, w: number, h: number): void {
    const [width, height] = [n(w * this.at.scale), n(h * this.at.scale)];
    this.#parts.push(`M${this.#point(x, y)}h${width}v${height}h${n(-w * this.at.scale)}Z`);
    this.#open = false;
  }

  roundRect(x: number, y: number, w: number, h: number, radius: number): void {
    const r = Math.max(0, Math.min(radius, w / 2, h / 2));
    if (r === 0) {
      this.rect(x, y, w, h);
      return;
    }
    const turn = (toX: number, toY: number) => {
      const size = n(r * this.at.scale);
      this.#parts.push(`A${size} ${size} 0 0 1 ${this.#point(toX, toY)}`);
    };
    this.move(x + r, y);
    this.line(x + w - r, y);
    turn(x + w, y + r);
    this.line(x + w, y + h - r);
    turn(x + w - r, y + h);
    this.line(x + r, y + h);
    turn(x, y + h - r);
    this.line(x, y + r);
    turn(x + r, y);
    this.#parts.push("Z");
    this.#open = false;
  }

  #point = (x: number, y: number): string =>
    `${n(x * this.at.scale + this.at.dx)} ${n(y * this.at.scale + this.at.dy)}`;
}
