"use client";

import { formatLabView, parseLabView } from "@/components/shell/lab-url";
import { presentLabView } from "@/components/shell/use-lab-view";

/** What is worth keeping of the present address: not what happens to be selected. */
export const presentQuery = (): string => formatLabView({ ...presentLabView(), select: null, many: [], asMap: false });

/** Shows a kept view where the person is, as a step that Back undoes. Parts that this version doesn't know are left out. */
export function showQuery(query: string): void {
  const kept = parseLabView(new URLSearchParams(query));
  const address = window.location.pathname + formatLabView({ ...kept, asMap: presentLabView().asMap });
  if (address !== window.location.pathname + window.location.search) window.history.pushState(null, "", address);
}

/** The address that opens a view for whoever may see this panel. */
export const linkTo = (query: string): string => `${window.location.origin}/${query}`;

/** A view in the words of its address: "q=health:failed, preset=machines". */
export function queryWords(query: string): string {
  const parts = [...new URLSearchParams(query)].map(([key, value]) => (key === "q" ? value : `${key}=${value}`));
  return parts.join(" · ") || "The whole lab";
}
