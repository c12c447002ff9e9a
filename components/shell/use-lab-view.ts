"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { formatLabView, type LabView, parseLabView } from "@/components/shell/lab-url";

export function useLabView(): LabView {
  const params = useSearchParams();
  return useMemo(() => parseLabView(params), [params]);
}

/** What the address says this very moment; a component hears of it a little later. */
export const presentLabView = (): LabView => parseLabView(new URLSearchParams(window.location.search));

/**
 * Changes the address without asking the server for anything. A new selection is a step that Back undoes; filters are
 * not.
 */
export function changeLabView(change: Partial<LabView>): void {
  const before = presentLabView();
  const after = { ...before, ...change };
  const address = window.location.pathname + formatLabView(after);
  if (address === window.location.pathname + window.location.search) return;
  const opens = before.select === null && after.select !== null;
  window.history[opens ? "pushState" : "replaceState"](null, "", address);
}
