"use client";

import { create } from "zustand";
import { changeLabView } from "@/components/shell/use-lab-view";
import type { NodeId } from "@/lib/domain/ids";
import type { ManyKind } from "@/lib/domain/redeploy/refuse-many";
import { isMemberId } from "@/lib/domain/topology/members";

/**
 * A selection of many, the same on the map and in its table. One alone is the address's (`select=`) and opens the
 * inspector; the two exclude each other, so that a key never has two meanings.
 */
export interface Selection {
  /** Members, in the order in which they were chosen. */
  readonly ids: ReadonlySet<NodeId>;
  /** What was asked of them by a key or a menu; the bar at the foot asks once more. */
  readonly asked: { readonly kind: ManyKind } | null;
}

const none: Selection = { ids: new Set(), asked: null };

export const useSelection = create<Selection>(() => none);

/** These and no others; with `asked`, the bar then asks whether it is meant. */
export function chooseMany(ids: Iterable<NodeId>, asked: ManyKind | null = null): void {
  const chosen = new Set(ids);
  if (chosen.size > 0) changeLabView({ select: null });
  useSelection.setState({ ids: chosen, asked: asked === null ? null : { kind: asked } });
}

/** Adds them; takes them out if they were all in. What the address selects is taken along. */
export function toggleMany(ids: readonly NodeId[]): void {
  const before = chosenIds();
  const next = new Set(before);
  const takesOut = ids.every((id) => before.has(id));
  for (const id of ids) {
    if (takesOut) next.delete(id);
    else next.add(id);
  }
  chooseMany(next);
}

export function addMany(ids: Iterable<NodeId>): void {
  chooseMany([...chosenIds(), ...ids]);
}

export function clearMany(): void {
  if (useSelection.getState().ids.size > 0) useSelection.setState(none);
}

export const answered = (): void => useSelection.setState({ asked: null });

function chosenIds(): ReadonlySet<NodeId> {
  const { ids } = useSelection.getState();
  if (ids.size > 0) return ids;
  const select = new URLSearchParams(window.location.search).get("select");
  return new Set(select && isMemberId(select) ? [select] : []);
}
