"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { type Lab, useLab } from "@/components/live/lab-store";

/** Reads the page anew when somebody else, or another tab, changes zones, networks, hosts or policies. */
export function useFreshInventory() {
  const router = useRouter();
  const shape = useLab(shapeOf);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shape === "") return;
    if (shown.current !== null && shown.current !== shape) router.refresh();
    shown.current = shape;
  }, [router, shape]);
}

/** What the map shows of the inventory, as text; "" before the first snapshot. Says nothing of health. */
function shapeOf({ nodes, relations }: Pick<Lab, "nodes" | "relations">): string {
  const parts: string[] = [];
  for (const node of nodes.values()) {
    if (node.kind === "zone")
      parts.push(JSON.stringify([node.id, node.name, node.zoneKind, node.colour, node.protected, node.doors]));
    if (node.kind === "lane") parts.push(JSON.stringify([node.id, node.parentId, node.name, node.vid, node.cidrs]));
    if (node.kind === "host")
      parts.push(JSON.stringify([node.id, node.parentId, node.name, node.sourceIds, node.placed]));
  }
  for (const { id, kind, evidence } of relations.values())
    if (kind === "link") parts.push(JSON.stringify([id, evidence]));
  return parts.sort().join("\n");
}
