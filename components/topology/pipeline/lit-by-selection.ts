import { networkHubs } from "@/components/topology/pipeline/find-hubs";
import { litNodes } from "@/components/topology/pipeline/lit";
import type { NodeId } from "@/lib/domain/ids";
import { foldFronts } from "@/lib/domain/topology/fold-fronts";
import type { Relation, RelationKind, TopologyNode } from "@/lib/domain/topology/model";
import { type Reach, reachOf, withInside } from "@/lib/domain/topology/reach";
import { indexRelations, type RelationIndex } from "@/lib/domain/topology/relation-index";

interface LabShape {
  readonly nodes: ReadonlyMap<NodeId, TopologyNode>;
  readonly children: ReadonlyMap<NodeId | null, readonly NodeId[]>;
  readonly relations: ReadonlyMap<string, Relation>;
}

export interface LitSelection {
  readonly selectionInside: ReadonlySet<NodeId>;
  readonly reach: Reach;
  /** All that is reached, and who shares a network with it where networks are shown. */
  readonly related: ReadonlySet<NodeId>;
  readonly possible: ReadonlySet<NodeId>;
  readonly lit: ReadonlySet<NodeId>;
}

/**
 * What a selection lights: itself with all that stands in it, what it needs and what needs it over the kinds that are
 * shown, and the boxes around them. The host that a container stands on needs no light of its own.
 */
export function litBySelection(
  id: NodeId,
  { nodes, children, relations }: LabShape,
  kinds: ReadonlySet<RelationKind>,
): LitSelection {
  const selectionInside = withInside(id, children);
  const index = indexRelations(foldFronts(relations));
  const around = litNodes([id], nodes);
  const reach = reachOf(
    selectionInside,
    index,
    (each) => nodes.has(each) && !around.has(each),
    (relation) => kinds.has(relation.kind),
  );
  const related = new Set([...reach.needs.keys(), ...reach.neededBy.keys()]);
  const possible = new Set<NodeId>();
  for (const each of related)
    if (!reach.needs.get(each)?.certain && !reach.neededBy.get(each)?.certain) possible.add(each);
  if (kinds.has("network"))
    for (const each of onItsNetworks(selectionInside, index, nodes))
      if (nodes.has(each) && !selectionInside.has(each) && !related.has(each)) {
        related.add(each);
        possible.add(each);
      }
  return { selectionInside, reach, related, possible, lit: litNodes([...selectionInside, ...related], nodes) };
}

/** Members of the networks that it is on, of those that are drawn as hubs. */
function onItsNetworks(
  selectionInside: ReadonlySet<NodeId>,
  { from, to }: RelationIndex,
  nodes: LabShape["nodes"],
): readonly NodeId[] {
  const hubs = new Set<NodeId>();
  for (const id of selectionInside)
    for (const { kind, to: hub } of from.get(id) ?? []) if (kind === "network") hubs.add(hub);
  const lookUp = {
    nameOf: (id: NodeId) => nodes.get(id)?.name ?? id,
    parentOf: (id: NodeId) => nodes.get(id)?.parentId ?? null,
  };
  const memberships = [...hubs].flatMap((hub) => to.get(hub) ?? []);
  return networkHubs(memberships, lookUp).flatMap((hub) => hub.members);
}
