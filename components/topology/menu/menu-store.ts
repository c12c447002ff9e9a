"use client";

import { create } from "zustand";
import { useSelection } from "@/components/containers/select/selection";
import type { MenuTarget } from "@/components/topology/menu/menu-entries";
import { screenPlace } from "@/components/topology/select/node-at";
import type { NodeId } from "@/lib/domain/ids";

interface OpenMenu {
  readonly target: MenuTarget;
  /** On the screen, px. */
  readonly at: { readonly x: number; readonly y: number };
  /** Who gets the focus back. */
  readonly from: NodeId | null;
}

/** The menu that is open on the map, or that somebody asked for while it was still on its way. */
export const useMenu = create<{ readonly menu: OpenMenu | null; readonly why: NodeId | null }>(() => ({
  menu: null,
  /** The node of which somebody asked why it stands where it stands. */
  why: null,
}));

/** A node that is one of many selected stands for all of them. */
export function openMenu(id: NodeId, at: OpenMenu["at"]): void {
  const { ids } = useSelection.getState();
  const target: MenuTarget = ids.size > 1 && ids.has(id) ? { kind: "many", ids: [...ids] } : { kind: "node", id };
  useMenu.setState({ menu: { target, at, from: id } });
}

/** The same by the keyboard: at the node, wherever it is on the screen. */
export function openMenuAt(id: NodeId): void {
  const { x, y, w, h } = screenPlace(id) ?? { x: 96, y: 96, w: 0, h: 0 };
  openMenu(id, { x: x + Math.min(w / 2, 16), y: y + Math.min(h, 40) });
}

/** For all that is selected: at the foot, where it is told of. */
export function openManyMenu(map: HTMLElement): void {
  const { left, bottom } = map.getBoundingClientRect();
  const ids = [...useSelection.getState().ids];
  useMenu.setState({ menu: { target: { kind: "many", ids }, at: { x: left + 16, y: bottom - 8 }, from: null } });
}
