"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { commandFor, offeredFor } from "@/components/shell/commands";
import { readWish, takeEarlyKeys } from "@/components/shell/early-keys";
import { fulfilWish } from "@/components/shell/fulfil-wish";

const typing = "input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]";
/** What is on its way out, in the last moments of its motion, holds no key back. */
const onTop = ["dialog", "alertdialog", "menu"].map((role) => `[role="${role}"]:not([data-state="closed"])`).join();

/** Keys act unless a person is typing or something floats above the page. */
function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : null;
  const command = commandFor(event);
  if (!command) return void (isEarly(event, target) && wait([event]));
  if (command.always !== true && (target?.closest(typing) || document.querySelector(onTop))) return;
  event.preventDefault();
  command.run();
}

/** The map and its twin come after the frame around them, and the filter with them. */
const isComing = (): boolean => {
  const { bootId, nodes } = useLab.getState();
  return ["/", "/containers"].includes(window.location.pathname) && (bootId === null || nodes.size > 0);
};

const isEarly = (event: KeyboardEvent, target: Element | null): boolean =>
  readWish([event])?.keys === "/" &&
  !offeredFor("/") &&
  isComing() &&
  !target?.closest(typing) &&
  !document.querySelector(onTop);

let stopWaiting: () => void = () => undefined;

function wait(presses: readonly KeyboardEvent[]) {
  const wish = readWish(presses);
  if (!wish) return;
  presses.at(-1)?.preventDefault();
  stopWaiting = fulfilWish(wish, isComing);
}

export function CommandKeys() {
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    wait(takeEarlyKeys());
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      stopWaiting();
    };
  }, []);
  return null;
}
