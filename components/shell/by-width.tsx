"use client";

import type { ReactNode } from "react";
import { useIsPhone } from "@/components/shell/use-is-phone";
import { useLabView } from "@/components/shell/use-lab-view";

/** On a phone the list stands for the map until the map itself is asked for. */
export function ByWidth({ map, list }: { map: ReactNode; list: ReactNode }) {
  const phone = useIsPhone();
  const { asMap } = useLabView();
  return phone && !asMap ? list : map;
}
