import { hostNodeId } from "../ids";
import type { Host, HostKind, Inventory, Link, LinkEnd } from "../inventory/model";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import { mergeRelations } from "./merge-relations";
import { relation } from "./relation";

const known = new WeakMap<Inventory, ReadonlyMap<string, Relation>>();

/**
 * Which machines are joined, by relation id. It says who could talk and nothing of who needs whom. Two links between the
 * same two hosts are one relation with evidence for each. The same inventory gives the same map.
 */
export function relateLinks(inventory: Inventory): ReadonlyMap<string, Relation> {
  const before = known.get(inventory);
  if (before) return before;
  const hosts = new Map(inventory.hosts.map((host) => [host.id, host]));
  const found = inventory.links.flatMap((link) => relateOne(link, hosts) ?? []);
  const relations = new Map(mergeRelations(found).map((each) => [each.id, each]));
  known.set(inventory, relations);
  return relations;
}

function relateOne({ kind, a, b }: Link, hosts: ReadonlyMap<string, Host>): Relation | null {
  const [one, other] = [hosts.get(a.hostId), hosts.get(b.hostId)];
  if (!one || !other) return null;
  // People plug a machine into a switch and not the switch into the machine.
  const [from, to] = rank(one.kind) > rank(other.kind) ? [end(b, other), end(a, one)] : [end(a, one), end(b, other)];
  const data = { kind, port: from.port, host: from.name, otherPort: to.port, otherHost: to.name };
  return relation("link", hostNodeId(from.id), hostNodeId(to.id), 1, [reason("relate.link", data)]);
}

const end = ({ interfaceName }: LinkEnd, { id, name }: Host) => ({ id, name, port: interfaceName });

/** The more of it gathers others. */
const gathers: readonly HostKind[] = ["ap", "router", "switch"];
const rank = (kind: HostKind): number => gathers.indexOf(kind);
