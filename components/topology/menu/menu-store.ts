"use client";

import { create } from "zustand";
import { useSelection } from "@/components/containers/select/selection";
import type { MenuTarget } from "@/components/topology/menu/menu-entries";
import { mapPicture, type Picture } from "@/components/topology/menu/picture";
import type { NodeId } from "@/lib/domain/ids";

export interface OpenMenu {
  readonly target: MenuTarget;
  /** On the screen, px. */
  readonly at: { readonly x: number; readonly y: number };
  /** Who gets the focus back. */
  readonly from: NodeId | null;
  readonly on: Picture["name"];
}

/** The menu that is open on the map or on its table, or that somebody asked for while it was still on its way. */
export const useMenu = create<{ readonly menu: OpenMenu | null; readonly why: NodeId | null }>(() => ({
  menu: null,
  /** The node of which somebody asked why it stands where it stands. */
  why: null,
}));

/** A node that is one of many selected stands for all of them. */
export function openMenu(id: NodeId, at: OpenMenu["at"], on: Picture["name"] = "map"): void {
  const { ids } = useSelection.getState();
  const target: MenuTarget = ids.size > 1 && ids.has(id) ? { kind: "many", ids: [...ids] } : { kind: "node", id };
  useMenu.setState({ menu: { target, at, from: id, on } });
}

/** The same by the keyboard: at the node, wherever it is on the screen. */
export function openMenuAt(id: NodeId, picture: Picture = mapPicture): void {
  const { x, y, w, h } = picture.placeOf(id) ?? { x: 96, y: 96, w: 0, h: 0 };
  openMenu(id, { x: x + Math.min(w / 2, 16), y: y + Math.min(h, 40) }, picture.name);
}

/** For all that is selected: at the foot, where it is told of. */
export function openManyMenu(map: HTMLElement): void {
  const { left, bottom } = map.getBoundingClientRect();
  const ids = [...useSelection.getState().ids];
  const at = { x: left + 16, y: bottom - 8 };
  useMenu.setState({ menu: { target: { kind: "many", ids }, at, from: null, on: "map" } });
}
