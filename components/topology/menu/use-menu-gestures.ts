"use client";

import { useEffect } from "react";
import { openMenu, openMenuAt, useMenu } from "@/components/topology/menu/menu-store";
import { mapPicture, type Picture } from "@/components/topology/menu/picture";

const longPressMs = 500;
/** A finger is never quite still, px. */
const slack = 10;

/** A right click, a long press, the menu key and Shift F10 all mean the same; a zone's plate opens by a plain press. */
export function useMenuGestures(box: HTMLElement, picture: Picture = mapPicture): void {
  useEffect(() => {
    const until = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
      box.addEventListener(type, listener as EventListener, { capture: true, signal: until.signal });
    let press: { timer: ReturnType<typeof setTimeout>; x: number; y: number } | null = null;
    let swallow = false;
    const release = () => {
      if (press) clearTimeout(press.timer);
      press = null;
    };

    on("contextmenu", (event) => {
      const id = picture.nodeAt(event);
      if (!id) return;
      event.preventDefault();
      // Some phones tell of a long press themselves.
      swallow = press !== null;
      release();
      if (useMenu.getState().menu) return;
      if (event.clientX === 0 && event.clientY === 0) openMenuAt(id, picture);
      else openMenu(id, { x: event.clientX, y: event.clientY }, picture.name);
    });
    on("keydown", (event) => {
      if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return;
      const id = picture.focusedNode();
      if (!id) return;
      event.preventDefault();
      openMenuAt(id, picture);
    });
    on("pointerdown", (event) => {
      release();
      swallow = false;
      if (event.pointerType !== "touch" || !event.isPrimary) return;
      const { clientX: x, clientY: y } = event;
      const id = picture.nodeAt(event);
      if (!id) return;
      const timer = setTimeout(() => {
        swallow = true;
        press = null;
        openMenu(id, { x, y }, picture.name);
      }, longPressMs);
      press = { timer, x, y };
    });
    on("pointermove", (event) => {
      if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > slack) release();
    });
    on("pointerup", release);
    // What the finger does when it is lifted would press, or take the focus away from the menu.
    on("touchend", (event) => swallow && event.preventDefault());
    on("pointercancel", release);
    on("click", (event) => {
      const plate = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-menu]") : null;
      if (!swallow && (!plate?.dataset.menu || event.shiftKey)) return;
      event.stopPropagation();
      if (!swallow && plate?.dataset.menu) {
        const { left, bottom } = plate.getBoundingClientRect();
        openMenu(plate.dataset.menu, { x: left, y: bottom });
      }
      swallow = false;
    });
    return () => {
      release();
      until.abort();
    };
  }, [box, picture]);
}
