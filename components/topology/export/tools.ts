import type { PicturePen, PictureSheet, Trace } from "@/components/topology/export/picture-sheet";
import type { PicturePlan } from "@/components/topology/export/plan-picture";
import { SvgPen } from "@/components/topology/export/svg-pen";

/** A pen, and what makes the file of what it drew; null where it can't. */
export interface Tools {
  readonly pen: PicturePen;
  readonly trace: Trace;
  readonly lie: PictureSheet["lie"];
  readonly finish: (title: string) => Promise<Blob | null>;
}

/** A canvas of so many pixels; null where the browser has no memory for it. */
export function canvasTools({ lens, ratio }: PicturePlan): Tools | null {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(lens.w * ratio);
  canvas.height = Math.round(lens.h * ratio);
  // Drawn by the processor: a picture may be larger than what a graphics card takes.
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen || !takes(pen, canvas)) return null;
  pen.textBaseline = "middle";
  return {
    pen,
    lie: ({ scale, dx, dy }) => pen.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * dx, ratio * dy),
    trace(d, how, place = { x: 0, y: 0, scale: 1 }) {
      pen.save();
      pen.lineCap = place.round ? "round" : "butt";
      pen.lineJoin = place.round ? "round" : "miter";
      pen.translate(place.x, place.y);
      pen.scale(place.scale, place.scale);
      pen.lineWidth /= place.scale;
      pen[how](new Path2D(d));
      pen.restore();
    },
    finish: () =>
      new Promise((resolve) => {
        canvas.toBlob((blob) => {
          canvas.width = 0;
          resolve(blob);
        }, "image/png");
      }),
  };
}

/** A canvas that is too large for the browser takes strokes without a word, and stays empty. */
function takes(pen: CanvasRenderingContext2D, { width, height }: HTMLCanvasElement): boolean {
  try {
    pen.fillStyle = "#fff";
    pen.fillRect(width - 1, height - 1, 1, 1);
    return pen.getImageData(width - 1, height - 1, 1, 1).data[3] === 255;
  } catch {
    return false;
  }
}

export function svgTools({ lens }: PicturePlan): Tools {
  const pen = new SvgPen({ measure: measurer(), hex: hexer() });
  return {
    pen,
    lie: (at) => pen.lie(at),
    trace: (d, how, place) => pen.trace(d, how, place),
    finish: async (title) => new Blob([pen.picture({ w: lens.w, h: lens.h, title })], { type: "image/svg+xml" }),
  };
}

const smallPen = (): CanvasRenderingContext2D | null => {
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  return canvas.getContext("2d", { willReadFrequently: true });
};

function measurer(): (text: string, font: string) => number {
  const pen = smallPen();
  const known = new Map<string, number>();
  return (text, font) => {
    const key = `${font}\n${text}`;
    let width = known.get(key);
    if (width === undefined) {
      if (pen && pen.font !== font) pen.font = font;
      width = pen?.measureText(text).width ?? text.length * 6.5;
      known.set(key, width);
    }
    return width;
  };
}

/** Colours of the theme are written in ways that only browsers know; one pixel of each says what it looks like. */
function hexer(): (colour: string) => string {
  const pen = smallPen();
  const known = new Map<string, string>();
  return (colour) => {
    let hex = known.get(colour);
    if (hex === undefined) {
      hex = pen ? readPixel(pen, colour) : "#000000";
      known.set(colour, hex);
    }
    return hex;
  };
}

function readPixel(pen: CanvasRenderingContext2D, colour: string): string {
  pen.fillStyle = "#000";
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = pen.getImageData(0, 0, 1, 1).data;
  return `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
