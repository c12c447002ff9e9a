"use client";

import { create } from "zustand";
import type { NodeId } from "@/lib/domain/ids";

/** What this person pinned: first in the command menu, and never folded away by itself. Kept in this browser. */
export const usePins = create<{ readonly ids: ReadonlySet<NodeId> }>(() => ({ ids: new Set() }));

const most = 100;
let user: string | null = null;

const keyOf = (name: string): string => `bulkhead:pins:${name}`;

/** Takes up this person's pins, also when another tab changes them. @returns a function that stops listening. */
export function loadPins(name: string): () => void {
  user = name;
  const read = () => usePins.setState({ ids: readPins(name) });
  read();
  const listen = (event: StorageEvent) => event.key === keyOf(name) && read();
  window.addEventListener("storage", listen);
  return () => window.removeEventListener("storage", listen);
}

export function togglePin(id: NodeId): void {
  const ids = new Set(usePins.getState().ids);
  if (!ids.delete(id)) ids.add(id);
  const kept = [...ids].slice(-most);
  usePins.setState({ ids: new Set(kept) });
  try {
    if (user !== null) localStorage.setItem(keyOf(user), JSON.stringify(kept));
  } catch {
    // Full or closed: the pins hold until the page is left.
  }
}

/** Whatever else stands there is no pins. */
function readPins(name: string): ReadonlySet<NodeId> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((id): id is string => typeof id === "string") : []);
  } catch {
    return new Set();
  }
}
