"use client";

import { focusedNode, nodeAt, screenPlace } from "@/components/topology/select/node-at";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";

/** What shows the lab and has a menu on each of its nodes. */
export interface Picture {
  readonly name: "map" | "table";
  /** What an event is about. */
  readonly nodeAt: (event: { target: EventTarget | null; clientX?: number; clientY?: number }) => NodeId | null;
  readonly focusedNode: () => NodeId | null;
  /** Where a node is on the screen; null while it has no place there. */
  readonly placeOf: (id: NodeId) => Box | null;
}

export const mapPicture: Picture = { name: "map", nodeAt, focusedNode, placeOf: screenPlace };

/** The button in the row of a container. */
export const rowElement = (id: NodeId): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);

/** A row of the table or of the phone's list. */
const rowNode = (target: EventTarget | null): NodeId | null => {
  const row = target instanceof Element ? target.closest("tr, li") : null;
  return row?.querySelector<HTMLElement>("[data-row]")?.dataset.row ?? null;
};

export const tablePicture: Picture = {
  name: "table",
  nodeAt: ({ target }) => rowNode(target),
  focusedNode: () => document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.row ?? null,
  placeOf: (id) => {
    const rect = rowElement(id)?.getBoundingClientRect();
    return rect ? { x: rect.x, y: rect.y, w: rect.width, h: rect.height } : null;
  },
};
