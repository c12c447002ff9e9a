"use client";

import { useEffect } from "react";
import { commandFor } from "@/components/shell/commands";

const typing = "input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true]";
const onTop = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Single keys act unless a person is typing or something floats above the page. */
function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const held = event.ctrlKey || event.metaKey;
  const target = event.target instanceof Element ? event.target : null;
  if (!held && (target?.closest(typing) || document.querySelector(onTop))) return;
  const command = commandFor(event);
  if (!command) return;
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
