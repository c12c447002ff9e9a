"use client";

import { useSyncExternalStore } from "react";
import { cutText } from "@/components/topology/pipeline/cut-text";
import { Remembered } from "@/components/topology/pipeline/remembered";

let context: CanvasRenderingContext2D | null = null;
/** Several screens full. Reasons carry counts and times, so there is no end of new texts. */
const widths = new Remembered<number>(2_000);
let fontsReady = 0;
const readers = new Set<() => void>();

function measure(text: string, font: string): number {
  const key = `${font}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * 6.5;
  context.font = font;
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

if (typeof document !== "undefined") {
  // Measured with the fallback font until ours is there.
  void document.fonts.ready.then(() => {
    widths.clear();
    fontsReady += 1;
    for (const reader of readers) reader();
  });
}

const subscribe = (reader: () => void) => {
  readers.add(reader);
  return () => readers.delete(reader);
};

type Family = "sans" | "mono";
const families: Partial<Record<Family, string>> = {};
const familyOf = (name: Family): string =>
  (families[name] ??= getComputedStyle(document.documentElement).getPropertyValue(`--font-${name}`));

/** How wide a text is, px of the plane; with `useCutText`, which draws anew when the fonts are there. */
export const textWidth = (text: string, size: string): number => measure(text, `${size} ${familyOf("sans")}`);

/** Cuts texts to a width in one of the page's fonts, at the weight and size given ("500 12.5px"). */
export function useCutText(): (text: string, size: string, width: number, family?: Family) => string {
  useSyncExternalStore(
    subscribe,
    () => fontsReady,
    () => 0,
  );
  return (text, size, width, family = "sans") => cutText(text, { font: `${size} ${familyOf(family)}`, width }, measure);
}
