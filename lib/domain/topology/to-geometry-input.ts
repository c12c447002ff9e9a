import type { NodeId } from "../ids";
import { dependencyGraph } from "./dependency-graph";
import { type GeometryInput, type GeometryNode, toGeometryNode } from "./geometry-model";
import { looseHost, looseId } from "./groups";
import type { Finding, Place, Relation, TopologyNode } from "./model";
import type { Position } from "./position";
import type { Preset, SlotPreset } from "./presets";
import { kindOf } from "./slot-gaps";

export interface GeometryQuestion {
  readonly nodes: Iterable<TopologyNode>;
  readonly findings: Iterable<Finding>;
  readonly places?: Iterable<Place>;
  readonly preset?: Preset;
  readonly folded?: readonly NodeId[];
  readonly roomy?: readonly NodeId[];
  readonly positions?: Iterable<Position>;
  /** Read for *Dependencies* alone. */
  readonly relations?: Iterable<Relation>;
}

/**
 * What geometry reads of a view. Two views that differ in health, names or ages alone give equal inputs, so the caller
 * can compare them and leave the map as it is.
 */
export function toGeometryInput(question: GeometryQuestion): GeometryInput {
  const { nodes, findings, places = [], preset = "zones", folded = [], roomy = [] } = question;
  const positions = [...(question.positions ?? [])].filter((position) => position.preset === preset);
  const all = [...nodes];
  const byId = new Map(all.map((node) => [node.id, node]));
  const slots = [...places];
  const breaches = breachesOf(findings, byId);
  const common = { folded, roomy, breaches, preset, positions };
  const drawn = all.map(toGeometryNode).filter((node): node is GeometryNode => node !== null);
  const gaps = slots.filter((place) => place.preset === "zones" && place.gone).map(toGap);
  if (preset === "machines") return { ...common, doors: [], nodes: machineNodes([...drawn, ...gaps], slots) };
  if (preset === "stacks") return { ...common, doors: [], nodes: groupNodes([...drawn, ...gaps], slots) };
  if (preset === "dependencies") {
    const graph = dependencyGraph(byId, question.relations ?? []);
    return {
      ...common,
      folded: [],
      roomy: [],
      doors: [],
      graph,
      nodes: drawn.filter(({ kind }) => kind === "container"),
    };
  }
  const doors = all.flatMap((node) =>
    node.kind === "zone" ? node.doors.map(({ toZoneId }) => ({ fromZoneId: node.id, toZoneId })) : [],
  );
  return { ...common, nodes: [...drawn, ...gaps], doors };
}

function toGap({ nodeId, parentId, column, order, columns, room }: Place): GeometryNode {
  const slot = { column, order, columns, ...(room ? { room } : {}) };
  return { id: nodeId, parentId, kind: kindOf(nodeId) as GeometryNode["kind"], slot, gone: true };
}

const rowsOf = (places: readonly Place[], preset: SlotPreset): ReadonlyMap<NodeId, Place> =>
  new Map(places.filter((place) => place.preset === preset).map((place) => [place.nodeId, place]));

/** Hosts on the plane, by their own slots there; what is inside them as in *Zones*. */
function machineNodes(nodes: readonly GeometryNode[], places: readonly Place[]): GeometryNode[] {
  const rows = rowsOf(places, "machines");
  return nodes.flatMap((node): GeometryNode[] => {
    if (node.kind === "stack" || node.kind === "container") return [node];
    const row = node.kind === "host" ? rows.get(node.id) : undefined;
    if (!row) return [];
    const { column, order, columns } = row;
    return [{ ...node, parentId: null, slot: { ...node.slot, column, order, columns } }];
  });
}

/** Groups on the plane, in them the parts of a stack; a card in no stack is in the group of its host. */
function groupNodes(nodes: readonly GeometryNode[], places: readonly Place[]): GeometryNode[] {
  const rows = rowsOf(places, "stacks");
  const rooms = new Map(nodes.map((node) => [node.id, node.slot.room ?? 0]));
  const kinds = new Map(nodes.map((node) => [node.id, node.kind]));
  const inGroups = nodes.flatMap((node): GeometryNode[] => {
    if (node.kind === "container") {
      const loose = node.parentId !== null && kinds.get(node.parentId) === "host";
      return [loose && node.parentId ? { ...node, parentId: looseId(node.parentId) } : node];
    }
    const row = node.kind === "stack" ? rows.get(node.id) : undefined;
    return row ? [{ ...node, parentId: row.parentId, slot: { ...node.slot, column: 0, order: row.order } }] : [];
  });
  const groups = [...rows.values()].filter((row) => row.parentId === null);
  return [
    ...inGroups,
    ...groups.map(({ nodeId, column, order, columns, gone }): GeometryNode => {
      const room = rooms.get(looseHost(nodeId) ?? "") ?? 0;
      return { id: nodeId, parentId: null, kind: "group", slot: { column, order, columns, room }, gone };
    }),
  ];
}

type Nodes = ReadonlyMap<NodeId, TopologyNode>;

function breachesOf(findings: Iterable<Finding>, nodes: Nodes): GeometryInput["breaches"] {
  const zoneOf = (id: NodeId): NodeId | null => {
    for (let node = nodes.get(id); node; node = node.parentId === null ? undefined : nodes.get(node.parentId))
      if (node.kind === "zone") return node.id;
    return null;
  };
  const torn = [...findings].filter((finding) => finding.severity === "high");
  return torn.map(({ id, nodeId, fromZoneId, toZoneId }) => {
    // The node that a finding names is the one that leaks out of its zone, or the one that is reached in it.
    const reached = zoneOf(nodeId) === toZoneId;
    return {
      findingId: id,
      fromId: reached ? fromZoneId : nodeId,
      fromZoneId,
      toZoneId,
      toId: reached ? nodeId : null,
    };
  });
}
