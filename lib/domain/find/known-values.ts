import type { NodeId } from "../ids";
import type { TopologyNode } from "../topology/model";
import type { Key } from "./keys";
import { createSubjects, type Subject } from "./subject";

/** How many containers there are of each value of a key, as it is written. A number of restarts is nothing to pick from. */
export function knownValues(nodes: ReadonlyMap<NodeId, TopologyNode>, key: Key): ReadonlyMap<string, number> {
  const toSubject = createSubjects(nodes);
  const counts = new Map<string, number>();
  for (const node of nodes.values()) {
    if (node.kind !== "container") continue;
    for (const value of new Set(writtenValues(toSubject(node), key))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function writtenValues({ node, home, zones }: Subject, key: Key): readonly string[] {
  switch (key) {
    case "health":
      return node.breach ? ["breach", node.health.tier] : [node.health.tier];
    case "zone":
      return zones;
    case "host":
      return home.host ? [home.host.name] : [];
    case "vlan":
      return home.lane?.vid ? [String(home.lane.vid)] : [];
    case "ip":
      return home.lane?.cidrs ?? [];
    case "image":
      return [bareImage(node.imageRef)];
    case "port":
      return node.ports.map((port) => String(port.hostPort));
    case "stack":
    case "service":
      return node[key] === null ? [] : [node[key]];
    case "label":
      return node.labels;
    case "network":
      return node.networks;
    case "mac":
      return node.macs;
    case "name":
    case "state":
      return [node[key]];
    case "restarts":
      return [];
  }
}

/** "ghcr.io/x/app:1" is "app" to whoever looks for it. */
export const bareImage = (ref: string): string => (ref.split("/").at(-1) ?? ref).replace(/[@:].*$/, "");
