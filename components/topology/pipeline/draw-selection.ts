import type { Edge, EdgeDrawing } from "@/components/topology/pipeline/edge-model";
import { networkHubs, volumeHubs } from "@/components/topology/pipeline/find-hubs";
import type { Ground, RouteOptions } from "@/components/topology/pipeline/ground";
import { liftEdges } from "@/components/topology/pipeline/lift-edges";
import { portTags } from "@/components/topology/pipeline/port-tags";
import type { NodeId } from "@/lib/domain/ids";
import type { Relation, RelationKind } from "@/lib/domain/topology/model";
import type { Reach } from "@/lib/domain/topology/reach";
import type { RelationIndex } from "@/lib/domain/topology/relation-index";

/** More lines than this and what lies in other hosts is bundled into its host; the limit of what is drawn at all. */
const bundleFrom = 60;
const most = 200;
/** A box with more inside shows what leaves it, not what is between its own. */
const ownLinesUpTo = 40;

/** The selection's own lines: each way to what it reaches, its direct relations, and its hubs. */
export function drawSelection(
  starts: ReadonlySet<NodeId>,
  reach: Reach,
  index: RelationIndex,
  kinds: ReadonlySet<RelationKind>,
  ground: Ground,
  placeOf?: RouteOptions["placeOf"],
): EdgeDrawing {
  const own = ofSelection(starts, reach, index, kinds);
  // That a cluster's workloads run on its nodes goes without saying: the nodes are lit, and need no line from each.
  const isCluster = [...starts].some((id) => id.startsWith("cluster:"));
  const { hubs, rest } = volumeHubs(isCluster ? [...own].filter(({ kind }) => kind !== "runs-on") : own);
  const networks = kinds.has("network") ? networksOf(starts, index) : [];
  const plain = liftEdges(rest, ground.drawnAt, ground.holds);
  const edges =
    plain.length > bundleFrom
      ? liftEdges(rest, (id) => (starts.has(id) ? ground.drawnAt(id) : ground.hostBox(id)), ground.holds)
      : plain;
  const hops = hopsOf(starts, reach, ground);
  const nearerFirst = (edge: Edge) => (far(hops, edge.from) < far(hops, edge.to) ? edge.from : edge.to);
  const ports = kinds.has("port") && starts.size <= ownLinesUpTo ? portsOf(starts, index) : [];
  const drawing = ground.route(edges, [...hubs, ...networkHubs(networks, ground)], {
    tone: "selection",
    most,
    anchorOf: nearerFirst,
    ...(placeOf ? { placeOf } : {}),
  });
  return { ...drawing, tags: portTags(ports, (id) => ground.boxes[id], "selection") };
}

function ofSelection(
  starts: ReadonlySet<NodeId>,
  reach: Reach,
  index: RelationIndex,
  kinds: ReadonlySet<RelationKind>,
): ReadonlySet<Relation> {
  const found = new Set<Relation>();
  const own = starts.size <= ownLinesUpTo;
  for (const id of starts)
    for (const relation of [...(index.from.get(id) ?? []), ...(index.to.get(id) ?? [])]) {
      if (relation.kind === "network" || relation.kind === "port" || !kinds.has(relation.kind)) continue;
      if (own || !starts.has(relation.from) || !starts.has(relation.to)) found.add(relation);
    }
  for (const steps of [reach.needs, reach.neededBy]) for (const { via } of steps.values()) found.add(via);
  return found;
}

/** All memberships of the networks that the selection is on. */
function networksOf(starts: ReadonlySet<NodeId>, index: RelationIndex): readonly Relation[] {
  const hubs = new Set<NodeId>();
  for (const id of starts)
    for (const relation of index.from.get(id) ?? []) if (relation.kind === "network") hubs.add(relation.to);
  return [...hubs].flatMap((hub) => index.to.get(hub) ?? []);
}

const portsOf = (starts: ReadonlySet<NodeId>, { to }: RelationIndex): readonly Relation[] =>
  [...starts].flatMap((id) => (to.get(id) ?? []).filter((each) => each.kind === "port"));

const far = (hops: ReadonlyMap<NodeId, number>, id: NodeId): number => hops.get(id) ?? Number.POSITIVE_INFINITY;

/** How far each drawn box is from the selection: lines bundle at the end that is nearer to it. */
function hopsOf(starts: ReadonlySet<NodeId>, reach: Reach, { drawnAt }: Ground): ReadonlyMap<NodeId, number> {
  const hops = new Map<NodeId, number>();
  const note = (id: NodeId, count: number) => {
    const box = drawnAt(id);
    if (box !== null && count < far(hops, box)) hops.set(box, count);
  };
  for (const id of starts) note(id, 0);
  for (const steps of [reach.needs, reach.neededBy]) for (const [id, step] of steps) note(id, step.hops);
  return hops;
}
