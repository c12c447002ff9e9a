"use client";

import { formatLabView, parseLabView } from "@/components/shell/lab-url";
import { presentPlace } from "@/components/shell/present-place";
import { presentLabView } from "@/components/shell/use-lab-view";
import { parseViewPlace } from "@/components/shell/view-point";

/**
 * What is worth keeping of the present address: not what happens to be selected.
 *
 * @param options.place - Also where the map is looked at now, if there is a map.
 */
export const presentQuery = ({ place }: { readonly place: boolean }): string =>
  formatLabView({ ...presentLabView(), select: null, many: [], asMap: false, at: place ? presentPlace() : null });

/** A kept view that goes to a place of the map, too. */
export const hasPlace = (query: string): boolean => parseLabView(new URLSearchParams(query)).at !== null;

/** Shows a kept view where the person is, as a step that Back undoes. Parts that this version doesn't know are left out. */
export function showQuery(query: string): void {
  const kept = parseLabView(new URLSearchParams(query));
  const present = presentLabView();
  const view = { ...kept, asMap: present.asMap };
  const address = window.location.pathname + formatLabView(view);
  if (address === window.location.pathname + window.location.search) return;
  // The map drops the place once it is there: where nothing else changes, Back would have nothing to undo.
  const moves = formatLabView({ ...view, at: null }) === formatLabView({ ...present, at: null });
  window.history[moves ? "replaceState" : "pushState"](null, "", address);
}

/** The address that opens a view for whoever may see this panel. */
export const linkTo = (query: string): string => `${window.location.origin}/${query}`;

/** A view in the words of its address: "health:failed · preset=machines · its place at 75 %". */
export function queryWords(query: string): string {
  const parts = [...new URLSearchParams(query)].flatMap(([key, value]) => {
    if (key === "at") return placeWords(value);
    return key === "q" ? value : `${key}=${value}`;
  });
  return parts.join(" · ") || "The whole lab";
}

function placeWords(text: string): readonly string[] {
  const place = parseViewPlace(text);
  if (!place) return [];
  return [place === "whole" ? "fitted whole" : `its place at ${Math.round(place.zoom * 100)} %`];
}
