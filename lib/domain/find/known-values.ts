import type { NodeId } from "../ids";
import { isMember } from "../topology/members";
import type { TopologyNode } from "../topology/model";
import type { Key } from "./keys";
import { createSubjects, imagesOf, kindOf, ownWords, type Subject } from "./subject";

/** How many members there are of each value of a key, as it is written. A number of restarts is nothing to pick from. */
export function knownValues(nodes: ReadonlyMap<NodeId, TopologyNode>, key: Key): ReadonlyMap<string, number> {
  const toSubject = createSubjects(nodes);
  const counts = new Map<string, number>();
  for (const node of nodes.values()) {
    if (!isMember(node)) continue;
    for (const value of new Set(writtenValues(toSubject(node), key))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function writtenValues({ node, home, zones, hosts }: Subject, key: Key): readonly string[] {
  switch (key) {
    case "health":
      return node.breach ? ["breach", node.health.tier] : [node.health.tier];
    case "zone":
      return zones;
    case "host":
      return hosts;
    case "cluster":
      return home.host?.kind === "cluster" ? [home.host.name] : [];
    case "kind":
      return [kindOf(node)];
    case "vlan":
      return home.lane?.vid ? [String(home.lane.vid)] : [];
    case "ip":
      return home.lane?.cidrs ?? [];
    case "image":
      return imagesOf(node).map(bareImage);
    case "port":
      return node.ports.map((port) => String(port.hostPort));
    case "label":
      return node.labels;
    case "name":
    case "state":
      return [node[key]];
    case "restarts":
      return [];
    default:
      return ownWords(node, key);
  }
}

/** "ghcr.io/x/app:1" is "app" to whoever looks for it. */
export const bareImage = (ref: string): string => (ref.split("/").at(-1) ?? ref).replace(/[@:].*$/, "");
