import { hasCards, type Level, levelAt } from "@/components/topology/scene/level";
import type { Lens } from "@/components/topology/scene/squeeze";

export const whats = ["map", "view"] as const;
export const formats = ["png", "svg"] as const;

export interface PictureWish {
  readonly what: (typeof whats)[number];
  readonly format: (typeof formats)[number];
}

export interface PicturePlan {
  /** The map's place on the picture, and the picture's size: CSS px. */
  readonly lens: Lens;
  readonly level: Level;
  /** Pixels of the file per CSS px. */
  readonly ratio: number;
  /** How large it would be at full size, pixels; null where it is. */
  readonly tooLarge: { readonly w: number; readonly h: number } | null;
}

/**
 * What browsers take of a canvas, pixels: of its side, and of all of it. Chromium takes twice as many of the latter, but
 * that is a gigabyte of memory for one picture.
 */
export const canvasLimits = { side: 16_384, all: 134_217_728 } as const;

const ratio = 2;

/**
 * How a picture is drawn: the view as it is on the screen; the whole map at 100 %, or as near to it as a canvas can be
 * large. A smaller one is drawn like the map is at that zoom, so that what is written can be read.
 *
 * @param size - Of the plane, px.
 * @param now - What is on the screen.
 * @param shrink - Smaller than that by so much: for a browser that takes less than the limits say.
 */
export function planPicture(
  { what, format }: PictureWish,
  size: { readonly w: number; readonly h: number },
  now: { readonly lens: Lens; readonly level: Level; readonly asCards: boolean },
  shrink = 1,
): PicturePlan {
  const pixels = format === "png" ? ratio : 1;
  if (what === "view") {
    const level = hasCards(now.level) && !now.asCards ? "middle" : now.level;
    return { lens: now.lens, level, ratio: Math.max(1, pixels * shrink), tooLarge: null };
  }
  const [w, h] = [Math.max(1, size.w * pixels), Math.max(1, size.h * pixels)];
  const { side, all } = canvasLimits;
  const fits = format === "png" ? Math.min(1, side / w, side / h, Math.sqrt(all / (w * h))) : 1;
  const zoom = fits * shrink;
  const lens = { x: 0, y: 0, zoom, w: Math.floor(size.w * zoom), h: Math.floor(size.h * zoom) };
  return { lens, level: levelAt(zoom), ratio: pixels, tooLarge: zoom < 1 ? { w, h } : null };
}

const figures = new Intl.NumberFormat("en-GB");
const by = ({ w, h }: { readonly w: number; readonly h: number }): string =>
  `${figures.format(Math.round(w))} × ${figures.format(Math.round(h))}`;

/** "2,880 × 1,552 pixels", and why it is smaller than life. */
export function planWords({ lens, ratio: pixels, tooLarge }: PicturePlan): string {
  const size = `${by({ w: lens.w * pixels, h: lens.h * pixels })} pixels`;
  if (!tooLarge) return size;
  const percent = Math.max(1, Math.floor(lens.zoom * 100));
  return `${size}: the whole map at 100 % would have ${by(tooLarge)}, more than a browser can draw, so it is drawn at ${percent} %.`;
}

/** "bulkhead-map-2026-11-25-1431.png", on the reader's clock. */
export function fileName(format: PictureWish["format"], now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `bulkhead-map-${day}-${two(now.getHours())}${two(now.getMinutes())}.${format}`;
}
