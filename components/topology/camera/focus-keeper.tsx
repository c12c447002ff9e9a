"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { showOnMapEvent } from "@/components/shell/open-node";
import { camera } from "@/components/topology/camera/camera";
import { useView } from "@/components/topology/camera/view";
import { chooseFold, useMap } from "@/components/topology/map-store";
import { readingOrder } from "@/components/topology/pipeline/neighbours";
import { stopsOf } from "@/components/topology/pipeline/stops";
import type { NodeId } from "@/lib/domain/ids";
import { isMemberId, isStackLikeId } from "@/lib/domain/topology/members";

/** The element that takes the keyboard's focus for a node; null while it is not mounted. */
export function stopElement(id: NodeId): HTMLElement | null {
  const stop = `[data-stop="${CSS.escape(id)}"]`;
  // Where the list stands for the canvas, cards that are being taken down are no place for the focus.
  return document.querySelector<HTMLElement>(`[data-map-list] ${stop}`) ?? document.querySelector<HTMLElement>(stop);
}

/** What is off screen is mounted within the next frames; a few are waited for. */
export function focusWhenThere(id: NodeId, frames = 6): void {
  requestAnimationFrame(() => {
    const element = stopElement(id);
    if (element) element.focus({ preventScroll: true });
    else if (frames > 0) focusWhenThere(id, frames - 1);
  });
}

/** Far out what is folded has a mark too, and needs no unfolding to be walked to. */
const isMark = (id: NodeId): boolean => useMap.getState().level === "far" && useLab.getState().nodes.has(id);

/** Opens every folded box around a node, so that it can be shown. True if there was one. */
function unfoldAround(id: NodeId): boolean {
  const { nodes } = useLab.getState();
  const { folded } = useMap.getState();
  let opened = false;
  for (let at = nodes.get(id)?.parentId ?? null; at !== null; at = nodes.get(at)?.parentId ?? null) {
    if (!folded.has(at)) continue;
    chooseFold(at, false);
    opened = true;
  }
  return opened;
}

/**
 * Does what others ask of the map: show a node, give it the focus. A node inside a folded box is unfolded first and
 * shown as soon as it has a place.
 */
export function FocusKeeper() {
  const wish = useMap((map) => map.wish);
  const geometry = useMap((map) => map.geometry);
  const width = useView((lens) => lens.w);

  useEffect(() => {
    const ask = (event: Event) => {
      if (event instanceof CustomEvent && typeof event.detail === "string") askFor(event.detail, { focus: true });
    };
    window.addEventListener(showOnMapEvent, ask);
    return () => window.removeEventListener(showOnMapEvent, ask);
  }, []);

  useEffect(() => {
    if (!wish || !geometry) return;
    if (!geometry.boxes[wish.id] && !isMark(wish.id)) {
      if (!unfoldAround(wish.id)) useMap.setState({ wish: null });
      return;
    }
    camera.show(wish.id);
    useMap.setState({ wish: null });
    if (wish.focus) focusWhenThere(wish.id);
  }, [wish, geometry]);

  // The inspector takes its room after the selection was shown; what is selected must not end up beyond the edge.
  useEffect(() => {
    const { selectId } = useMap.getState();
    if (selectId && width > 0) camera.show(selectId);
  }, [width]);

  // Tab must find the map: without a place of its own yet, it begins at the first card.
  useEffect(() => {
    if (!geometry) return;
    const { focusId } = useMap.getState();
    if (focusId && geometry.boxes[focusId]) return;
    const [first] = readingOrder(stopsOf(geometry.boxes, useMap.getState().folded, useLab.getState().children));
    useMap.setState({ focusId: first ?? null });
  }, [geometry]);

  return null;
}

export function askFor(id: NodeId, { focus }: { focus: boolean }): void {
  const stop = isMemberId(id) || isStackLikeId(id);
  useMap.setState({ wish: { id, focus }, ...(focus && stop ? { focusId: id } : {}) });
}
