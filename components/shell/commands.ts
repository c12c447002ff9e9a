"use client";

import { useEffect, useSyncExternalStore } from "react";

/** Something a person can do from here, in the command menu and, with `keys`, by one key. */
export interface PanelCommand {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /** As typed: "p", "Shift n", "?", "Ctrl k". */
  readonly keys?: string;
  /** A key that is held down does it once. */
  readonly once?: boolean;
  /** Also while a person types, or something floats above the page. */
  readonly always?: boolean;
  readonly run: () => void;
}

const sets = new Map<symbol, readonly PanelCommand[]>();
const readers = new Set<() => void>();
let all: readonly PanelCommand[] = [];
const none: readonly PanelCommand[] = [];

function publish() {
  all = [...sets.values()].flat();
  for (const reader of readers) reader();
}

/** @returns a function that withdraws them. */
export function offerCommands(commands: readonly PanelCommand[]): () => void {
  const key = Symbol("commands");
  sets.set(key, commands);
  publish();
  return () => {
    sets.delete(key);
    publish();
  };
}

/** Offers `commands` while the component is mounted. Pass a memoised list: each new list is published anew. */
export function useCommands(commands: readonly PanelCommand[]): void {
  useEffect(() => offerCommands(commands), [commands]);
}

let holders = 0;

/** What answers to a key now, whether or not keys are held. */
export const offeredFor = (keys: string): PanelCommand | undefined => all.findLast((command) => command.keys === keys);

/**
 * Single keys do nothing until the returned function is called. For the time between a wish and what it opens: who types
 * a name into a dialog that is still on its way must not stop a container by its letters.
 */
export function holdKeys(): () => void {
  let holds = true;
  holders += 1;
  return () => {
    if (holds) holders -= 1;
    holds = false;
  };
}

const subscribe = (reader: () => void) => {
  readers.add(reader);
  return () => readers.delete(reader);
};

export const useAllCommands = (): readonly PanelCommand[] =>
  useSyncExternalStore(
    subscribe,
    () => all,
    () => none,
  );

interface KeyPress {
  readonly key: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** How a key press is written in `keys`: "Shift" only for letters, as for signs it is part of the typing. */
export function keyName(event: Omit<KeyPress, "repeat">): string {
  const letter = /^[a-z]$/i.test(event.key);
  const parts = [
    event.ctrlKey || event.metaKey ? "Ctrl" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey && letter ? "Shift" : "",
    letter ? event.key.toLowerCase() : event.key,
  ];
  return parts.filter(Boolean).join(" ");
}

/** The newest component that answers to the key wins: what is on top was mounted last. */
export function commandFor(event: KeyPress): PanelCommand | null {
  if (holders > 0 && !event.ctrlKey && !event.metaKey) return null;
  const name = keyName(event);
  const found = offeredFor(name);
  return found && !(found.once && event.repeat) ? found : null;
}
