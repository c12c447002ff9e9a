import type { Hub } from "@/components/topology/pipeline/edge-model";
import type { NodeId } from "@/lib/domain/ids";
import { isStackLikeId } from "@/lib/domain/topology/members";
import type { Relation } from "@/lib/domain/topology/model";

/** From this many users on a volume is a hub with its name; two that share one are a line. */
const hubFrom = 3;

/**
 * Networks of these relations as hubs: one each, with its members. The network that compose makes for a project by itself
 * says no more than the project's own box, and is left out as long as nobody else is on it.
 */
export function networkHubs(
  relations: Iterable<Relation>,
  { nameOf, parentOf }: { nameOf: (id: NodeId) => string; parentOf: (id: NodeId) => NodeId | null },
): readonly Hub[] {
  const hubs = new Map<NodeId, { members: NodeId[]; relationIds: string[] }>();
  for (const { id, kind, from, to } of relations) {
    if (kind !== "network") continue;
    const known = hubs.get(to) ?? { members: [], relationIds: [] };
    known.members.push(from);
    known.relationIds.push(id);
    hubs.set(to, known);
  }
  const saysNothing = (name: string, members: readonly NodeId[]): boolean => {
    const stack = members[0] === undefined ? null : parentOf(members[0]);
    if (stack === null || !isStackLikeId(stack) || name !== `${nameOf(stack)}_default`) return false;
    return members.every((member) => parentOf(member) === stack);
  };
  return [...hubs]
    .map(([id, hub]): Hub => ({ id, kind: "network", name: nameOf(id), ...hub }))
    .filter((hub) => !saysNothing(hub.name, hub.members));
}

/**
 * What shares one volume or folder as a hub, if there are three or more; the others stay lines.
 *
 * @returns the hubs, and the relations that are none of theirs.
 */
export function volumeHubs(relations: Iterable<Relation>): {
  readonly hubs: readonly Hub[];
  readonly rest: readonly Relation[];
} {
  const groups = new Map<string, { name: string; members: Set<NodeId>; relations: Relation[] }>();
  const rest: Relation[] = [];
  for (const relation of relations) {
    const names = relation.kind === "volume" ? volumesOf(relation) : [];
    if (names.length === 0) rest.push(relation);
    for (const name of names) {
      // They hang on one user of the volume, so that one and the name tell engines apart.
      const key = `volume:${relation.to}\n${name}`;
      const group = groups.get(key) ?? { name, members: new Set([relation.to]), relations: [] };
      group.members.add(relation.from);
      group.relations.push(relation);
      groups.set(key, group);
    }
  }
  const hubs: Hub[] = [];
  const lines = new Set<Relation>();
  for (const [id, { name, members, relations: own }] of groups) {
    if (members.size >= hubFrom)
      hubs.push({ id, kind: "volume", name, members: [...members], relationIds: own.map((each) => each.id) });
    else for (const each of own) lines.add(each);
  }
  return { hubs, rest: [...rest, ...lines] };
}

const volumesOf = ({ evidence }: Relation): readonly string[] =>
  evidence.flatMap(({ data: { volume, folder } }) => {
    const name = volume ?? folder;
    return typeof name === "string" ? [name] : [];
  });
