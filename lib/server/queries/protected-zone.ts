import "server-only";
import type { NodeId } from "@/lib/domain/ids";
import type { View, ZoneNode } from "@/lib/domain/topology/model";

/** The protected zone that a node stands in; null if it stands in none. */
export function protectedZoneOf(view: View, id: NodeId): ZoneNode | null {
  for (let node = view.nodes.get(id); node; node = node.parentId === null ? undefined : view.nodes.get(node.parentId)) {
    if (node.kind === "zone") return node.protected ? node : null;
  }
  return null;
}
