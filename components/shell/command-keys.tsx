"use client";

import { useEffect } from "react";
import { commandFor } from "@/components/shell/commands";

const typing = "input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]";
const onTop = '[role="dialog"], [role="alertdialog"], [role="menu"]';

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
