import type { NodeId } from "../ids";
import type { BoxKind, GeometryInput, GeometryNode } from "./geometry-model";

export interface Tree {
  readonly folded: ReadonlySet<NodeId>;
  readonly roomy: ReadonlySet<NodeId>;
  /** Children of one kind in the order of their slots. */
  inside(id: NodeId | null, kind: BoxKind): readonly GeometryNode[];
  get(id: NodeId): GeometryNode | undefined;
}

export function toTree(input: Pick<GeometryInput, "nodes" | "folded" | "roomy">): Tree {
  const byId = new Map(input.nodes.map((node) => [node.id, node]));
  const children = new Map<string, GeometryNode[]>();
  const key = (id: NodeId | null, kind: BoxKind) => `${kind} ${id ?? ""}`;
  for (const node of input.nodes) {
    const at = key(node.parentId, node.kind);
    const siblings = children.get(at);
    if (siblings) siblings.push(node);
    else children.set(at, [node]);
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.slot.order - b.slot.order);
  return {
    folded: new Set(input.folded),
    roomy: new Set(input.roomy),
    inside: (id, kind) => children.get(key(id, kind)) ?? [],
    get: (id) => byId.get(id),
  };
}

/** Zones of one column of the plane, from top to bottom. */
export interface ZoneColumn {
  readonly x: number;
  readonly w: number;
  readonly zones: readonly NodeId[];
}
