"use client";

import { useEffect } from "react";
import { addMany, clearMany, toggleMany, useSelection } from "@/components/containers/select/selection";
import { useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import { nodeAt, nodesIn } from "@/components/topology/select/node-at";
import type { NodeId } from "@/lib/domain/ids";
import { isMemberId } from "@/lib/domain/topology/members";
import { membersOf } from "@/lib/domain/topology/members-of";

/** A hand that shakes is not a lasso, px. */
const slack = 4;

/**
 * Shift and a press adds or takes out, Shift and a drag draws a lasso. Listens before React and before the panning do,
 * so that neither begins anything of its own.
 */
export function usePicking(map: HTMLElement): void {
  useEffect(() => {
    const until = new AbortController();
    let lasso: Lasso | null = null;
    let justDrawn = false;
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
      target: HTMLElement | Window = map,
    ) => target.addEventListener(type, listener as EventListener, { capture: true, signal: until.signal });

    on("pointerdown", (event) => {
      justDrawn = false;
      if (!event.shiftKey || event.button !== 0 || event.pointerType === "touch") return;
      event.stopPropagation();
      lasso = createLasso(map, event);
    });
    on("mousedown", (event) => {
      if (!lasso) return;
      // No panning, and no text marked on the way.
      event.stopPropagation();
      if (!isInButton(event)) event.preventDefault();
    });
    on("pointermove", (event) => lasso?.to(event), window);
    on(
      "pointerup",
      () => {
        const ids = lasso?.end();
        lasso = null;
        if (!ids) return;
        justDrawn = true;
        addMany(members(ids));
      },
      window,
    );
    const drop = () => {
      lasso?.end();
      lasso = null;
    };
    on("pointercancel", drop, window);
    on("keydown", (event) => event.key === "Escape" && drop(), window);
    on("click", (event) => {
      if (justDrawn) {
        justDrawn = false;
        return event.stopPropagation();
      }
      const picked = pickedBy(event);
      const adds = event.shiftKey || (isTouch(event) && useSelection.getState().ids.size > 0 && picked !== null);
      if (!adds) return letsGo(event) ? clearMany() : undefined;
      event.stopPropagation();
      event.preventDefault();
      if (picked) toggleMany(members([picked]));
    });
    return () => {
      drop();
      until.abort();
    };
  }, [map]);
}

const isTouch = (event: MouseEvent): boolean => "pointerType" in event && event.pointerType === "touch";
const isInButton = ({ target }: Event): boolean => target instanceof Element && target.closest("button") !== null;

/** What a press picks: a member or a box that is named by what was pressed. The ground in a zone picks nothing. */
function pickedBy(event: MouseEvent): NodeId | null {
  const id = nodeAt(event);
  if (!id || isMemberId(id)) return id;
  const isNamed = nodeAt({ target: event.target }) !== null;
  return isNamed || useMap.getState().folded.has(id) ? id : null;
}

/** Folding, menus, and coming nearer to what is drawn far out change nothing of what is selected. */
function letsGo(event: MouseEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element) || target.closest("[data-fold], [data-menu], [role=menu]")) return false;
  const id = nodeAt(event);
  return useMap.getState().asCards || id === null || isMemberId(id);
}

const members = (ids: readonly NodeId[]): readonly NodeId[] => {
  const { children } = useLab.getState();
  return ids.flatMap((id) => membersOf(id, children));
};

type Lasso = ReturnType<typeof createLasso>;

/** The rectangle that a hand draws, above everything; it renders nothing in React. */
function createLasso(map: HTMLElement, from: PointerEvent) {
  let drawn: HTMLElement | null = null;
  let rect = { left: from.clientX, top: from.clientY, right: from.clientX, bottom: from.clientY };
  return {
    to({ clientX: x, clientY: y }: PointerEvent): void {
      if (!drawn && Math.hypot(x - from.clientX, y - from.clientY) < slack) return;
      rect = {
        left: Math.min(x, from.clientX),
        top: Math.min(y, from.clientY),
        right: Math.max(x, from.clientX),
        bottom: Math.max(y, from.clientY),
      };
      if (!drawn) {
        drawn = document.createElement("div");
        drawn.className = "map-lasso";
        drawn.setAttribute("aria-hidden", "true");
        map.append(drawn);
      }
      const home = map.getBoundingClientRect();
      drawn.style.left = `${rect.left - home.left}px`;
      drawn.style.top = `${rect.top - home.top}px`;
      drawn.style.width = `${rect.right - rect.left}px`;
      drawn.style.height = `${rect.bottom - rect.top}px`;
    },
    /** What it caught; null if nothing was drawn. */
    end(): readonly NodeId[] | null {
      if (!drawn) return null;
      drawn.remove();
      return nodesIn({ x: rect.left, y: rect.top, w: rect.right - rect.left, h: rect.bottom - rect.top });
    },
  };
}
