"use client";

import { useProgress } from "@/components/topology/progress/use-progress";

/** What is done on the map rather than looked at: selecting many, menus, keys, and what operations say on their nodes. */
export function MapActs() {
  useProgress();
  return null;
}
