"use client";

import { useEffect } from "react";
import { commandFor } from "@/components/shell/commands";

const typing = "input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]";
/** What is on its way out, in the last moments of its motion, holds no key back. */
const onTop = ["dialog", "alertdialog", "menu"].map((role) => `[role="${role}"]:not([data-state="closed"])`).join();

/** Keys act unless a person is typing or something floats above the page. */
function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : null;
  const command = commandFor(event);
  if (!command) return;
  if (command.always !== true && (target?.closest(typing) || document.querySelector(onTop))) return;
  event.preventDefault();
  command.run();
}

export function CommandKeys() {
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return null;
}
