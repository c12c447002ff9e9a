import type { NodeId } from "@/lib/domain/ids";
import type { Box, Geometry } from "@/lib/domain/topology/geometry-model";
import { isGroup } from "@/lib/domain/topology/groups";
import { isHostLike, isMember, isStackLike } from "@/lib/domain/topology/members";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** A thing with a place on the plane. */
export interface Placed {
  readonly id: NodeId;
  readonly box: Box;
}

/** Whatever holds members and has a head of its own: a host, a group that is no node, or a stack that stands in neither. */
export interface Group extends Placed {
  /** All members in it, those of folded stacks too, in reading order. */
  readonly members: readonly NodeId[];
  /** Mark cells per row when far; fixed on the plane, so that zooming shuffles nothing. */
  readonly markColumns: number;
  readonly cards: readonly Card[];
  /** Open stacks: a label over their cards. */
  readonly stacks: readonly Placed[];
  /** Folded stacks: one row each. */
  readonly rows: readonly Placed[];
}

export interface Card extends Placed {
  readonly stack: Placed | null;
}

export interface Zone extends Placed {
  readonly groups: readonly Group[];
  readonly lanes: readonly Placed[];
}

/** The geometry as a tree to draw from, made anew when the geometry changes and only then. Holds no health, no names. */
export interface Scene {
  readonly zones: readonly Zone[];
  /** Groups that stand in no zone. */
  readonly groups: readonly Group[];
  /** Members that stand in nothing. */
  readonly loose: readonly Placed[];
}

type Nodes = ReadonlyMap<NodeId, TopologyNode>;

export const emptyScene: Scene = { zones: [], groups: [], loose: [] };

/** Linear in nodes but for sorting each group's members. What has neither a box nor a folded box around it is left out. */
export function toScene(geometry: Geometry, nodes: Nodes): Scene {
  const { boxes, parents = {} } = geometry;
  const parentOf = (node: TopologyNode): NodeId | null => parents[node.id] ?? node.parentId;
  const drafts = new Map<NodeId, Draft>();
  const loose: Placed[] = [];
  const homeOf = memoHome(nodes, boxes, parentOf);
  for (const node of nodes.values()) {
    const box = boxes[node.id];
    if (isMember(node)) {
      const home = homeOf(parentOf(node));
      if (home.group !== null) draftOf(drafts, home.group).members.push({ id: node.id, box, at: box ?? home.inner });
      else if (box) loose.push({ id: node.id, box });
      if (box && home.group !== null) {
        const stackBox = home.stack === null || home.stack === home.group ? undefined : boxes[home.stack];
        const stack = home.stack !== null && stackBox ? { id: home.stack, box: stackBox } : null;
        draftOf(drafts, home.group).cards.push({ id: node.id, box, stack });
      }
    } else if (box && (isHostLike(node) || isStackLike(node))) {
      const { group } = homeOf(parentOf(node));
      if (group === null) draftOf(drafts, node.id);
      else draftOf(drafts, group).inner.push({ id: node.id, box });
    }
  }
  return assemble(drafts, loose, boxes, nodes);
}

interface Draft {
  readonly members: { readonly id: NodeId; readonly box: Box | undefined; readonly at: Box | null }[];
  readonly cards: Card[];
  readonly inner: Placed[];
}

function draftOf(drafts: Map<NodeId, Draft>, id: NodeId): Draft {
  let draft = drafts.get(id);
  if (!draft) {
    draft = { members: [], cards: [], inner: [] };
    drafts.set(id, draft);
  }
  return draft;
}

interface Home {
  /** The outermost box around it that is neither zone nor lane. */
  readonly group: NodeId | null;
  readonly stack: NodeId | null;
  /** The innermost drawn box around it: where a folded member is. */
  readonly inner: Box | null;
}

function memoHome(
  nodes: Nodes,
  boxes: Geometry["boxes"],
  parentOf: (node: TopologyNode) => NodeId | null,
): (parentId: NodeId | null) => Home {
  const homes = new Map<NodeId, Home>();
  const nowhere: Home = { group: null, stack: null, inner: null };
  const find = (id: NodeId | null): Home => {
    const own = id !== null && isGroup(id) ? boxes[id] : undefined;
    if (own) return { group: id, stack: null, inner: own };
    const node = id === null ? undefined : nodes.get(id);
    if (!node || node.kind === "zone" || node.kind === "lane") return nowhere;
    const known = homes.get(node.id);
    if (known) return known;
    const above = find(parentOf(node));
    const box = boxes[node.id];
    const home: Home = {
      group: above.group ?? (box ? node.id : null),
      stack: isStackLike(node) && box ? node.id : above.stack,
      inner: box ?? above.inner,
    };
    homes.set(node.id, home);
    return home;
  };
  return find;
}

const reading = (a: Placed, b: Placed) => a.box.y - b.box.y || a.box.x - b.box.x || (a.id < b.id ? -1 : 1);

function assemble(
  drafts: ReadonlyMap<NodeId, Draft>,
  loose: readonly Placed[],
  boxes: Geometry["boxes"],
  nodes: Nodes,
): Scene {
  const byZone = new Map<NodeId, Group[]>();
  const roots: Group[] = [];
  for (const [id, draft] of drafts) {
    const box = boxes[id];
    if (!box) continue;
    const group = toGroup(id, box, draft, nodes);
    const zoneId = zoneOf(id, nodes, boxes);
    if (zoneId === null) roots.push(group);
    else byZone.set(zoneId, [...(byZone.get(zoneId) ?? []), group]);
  }
  const zones = [...nodes.values()].flatMap((node): Zone[] => {
    const box = boxes[node.id];
    if (node.kind !== "zone" || !box) return [];
    return [{ id: node.id, box, groups: (byZone.get(node.id) ?? []).sort(reading), lanes: [] }];
  });
  return { zones: withLanes(zones, nodes, boxes).sort(reading), groups: roots.sort(reading), loose };
}

function withLanes(zones: readonly Zone[], nodes: Nodes, boxes: Geometry["boxes"]): Zone[] {
  const lanes = new Map<NodeId | null, Placed[]>();
  for (const node of nodes.values()) {
    const box = boxes[node.id];
    if (node.kind === "lane" && box)
      lanes.set(node.parentId, [...(lanes.get(node.parentId) ?? []), { id: node.id, box }]);
  }
  return zones.map((zone) => ({ ...zone, lanes: (lanes.get(zone.id) ?? []).sort(reading) }));
}

function zoneOf(id: NodeId, nodes: Nodes, boxes: Geometry["boxes"]): NodeId | null {
  for (let at = nodes.get(id)?.parentId ?? null; at !== null; at = nodes.get(at)?.parentId ?? null)
    if (nodes.get(at)?.kind === "zone") return boxes[at] ? at : null;
  return null;
}

function toGroup(id: NodeId, box: Box, draft: Draft, nodes: Nodes): Group {
  const open = new Set(draft.cards.map((card) => card.stack?.id));
  const members = draft.members
    .map((member) => ({ id: member.id, box: member.at ?? box, slot: nodes.get(member.id)?.slot.order ?? 0 }))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x || a.slot - b.slot || (a.id < b.id ? -1 : 1));
  return {
    id,
    box,
    members: members.map((member) => member.id),
    markColumns: squareColumns(members.length, box),
    cards: draft.cards.sort(reading),
    stacks: draft.inner.filter((stack) => open.has(stack.id)).sort(reading),
    rows: draft.inner.filter((stack) => !open.has(stack.id)).sort(reading),
  };
}

/** How many columns make `count` cells in a box of this shape nearest to squares. */
export function squareColumns(count: number, { w, h }: { readonly w: number; readonly h: number }): number {
  if (count <= 1) return 1;
  const ideal = Math.sqrt((count * w) / Math.max(1, h));
  const cellAt = (columns: number) => Math.min(w / columns, h / Math.ceil(count / columns));
  const [down, up] = [Math.max(1, Math.floor(ideal)), Math.max(1, Math.ceil(ideal))];
  return cellAt(down) >= cellAt(up) ? down : up;
}
