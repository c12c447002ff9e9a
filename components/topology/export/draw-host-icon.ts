import { createElement } from "react";
import { pathOfIcon } from "@/components/topology/export/icon-path";
import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { HostIcon, type HostIconKind } from "@/components/topology/nodes/host-icon";

const known = new Map<HostIconKind, string>();

/** The icon that the map has for this kind of host, 16 px wide, with the same strokes. */
export function drawHostIcon({ pen, ink, trace }: PictureSheet, kind: HostIconKind, x: number, middle: number): void {
  const path = known.get(kind) ?? pathOfIcon(createElement(HostIcon, { kind }));
  known.set(kind, path);
  pen.strokeStyle = ink.muted;
  pen.lineWidth = (1.75 * 16) / 24;
  trace(path, "stroke", { x, y: middle - 8, scale: 16 / 24, round: true });
}
