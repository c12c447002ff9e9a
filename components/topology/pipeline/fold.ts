import type { NodeId } from "@/lib/domain/ids";
import { hasBox, isHostLike, isStackLike } from "@/lib/domain/topology/members";
import type { Place, TopologyNode } from "@/lib/domain/topology/model";

/** How many boxes are drawn before stacks fold by themselves, and how many before everything is decided anew. */
export const foldBudget = 300;
const hardBudget = 400;

export interface Folding {
  /** Stacks and hosts drawn as one row. */
  readonly folded: ReadonlySet<NodeId>;
  /** Stacks that were there when it was decided: they keep what they have. */
  readonly decided: ReadonlySet<NodeId>;
}

export const nothingFolded: Folding = { folded: new Set(), decided: new Set() };

type Children = ReadonlyMap<NodeId | null, readonly NodeId[]>;
type Nodes = ReadonlyMap<NodeId, TopologyNode>;

/**
 * What folds by itself: nothing up to 300 boxes; above that the largest stacks, then the fullest hosts, until it fits.
 * Health has no say in it, or a crash would move the map: a folded row names its worst member instead. What was
 * decided once stays, until 400 boxes would be drawn.
 */
export function foldByItself(nodes: Nodes, children: Children, before: Folding): Folding {
  const groups = groupSizes(nodes, children);
  const stacks = groups.filter((group) => group.kind === "stack");
  const kept = stacks.filter((group) => before.folded.has(group.id)).map((group) => group.id);
  const drawn = drawnBoxes(nodes, children, new Set(kept));
  const sameHosts = [...before.folded].filter((id) => isHostLike(nodes.get(id)));
  const settled = before.decided.size > 0 && drawn <= (before.folded.size > 0 ? hardBudget : foldBudget);
  const decided = new Set(groups.map((group) => group.id));
  if (settled) return { folded: new Set([...kept, ...sameHosts]), decided };
  return { folded: foldAnew(nodes, children, groups), decided };
}

function foldAnew(nodes: Nodes, children: Children, groups: readonly Group[]): ReadonlySet<NodeId> {
  const folded = new Set<NodeId>();
  let drawn = drawnBoxes(nodes, children, folded);
  const stacks = groups.filter((group) => group.kind === "stack" && group.size > 1);
  for (const stack of bySize(stacks)) {
    if (drawn <= foldBudget) return folded;
    folded.add(stack.id);
    drawn -= stack.size;
  }
  const hosts = groups.filter((group) => group.kind === "host");
  for (const host of bySize(
    hosts.map((group) => ({ ...group, size: boxesUnder(group.id, nodes, children, folded) })),
  )) {
    if (drawn <= foldBudget) return folded;
    folded.add(host.id);
    drawn -= host.size;
  }
  return folded;
}

interface Group {
  readonly id: NodeId;
  readonly kind: "stack" | "host";
  readonly size: number;
}

function groupSizes(nodes: Nodes, children: Children): readonly Group[] {
  const groups: Group[] = [];
  for (const node of nodes.values()) {
    const kind = isStackLike(node) ? "stack" : isHostLike(node) ? "host" : null;
    if (kind === null) continue;
    groups.push({ id: node.id, kind, size: boxesIn(node.id, nodes, children).length });
  }
  return groups;
}

// Ties by id: the same lab folds the same way in every tab.
const bySize = (groups: readonly Group[]) => [...groups].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));

const boxesIn = (id: NodeId | null, nodes: Nodes, children: Children): readonly NodeId[] =>
  (children.get(id) ?? []).filter((child) => hasBox(nodes.get(child)));

function boxesUnder(id: NodeId | null, nodes: Nodes, children: Children, folded: ReadonlySet<NodeId>): number {
  if (id !== null && folded.has(id)) return 0;
  return boxesIn(id, nodes, children).reduce((sum, child) => sum + 1 + boxesUnder(child, nodes, children, folded), 0);
}

/** Boxes that would be drawn with these folded; networks and pods have none. */
export const drawnBoxes = (nodes: Nodes, children: Children, folded: ReadonlySet<NodeId>): number =>
  boxesUnder(null, nodes, children, folded);

/** The same without what would hide one of these. */
export function foldedBut(shown: ReadonlySet<NodeId>, folded: ReadonlySet<NodeId>, nodes: Nodes): ReadonlySet<NodeId> {
  if (shown.size === 0 || folded.size === 0) return folded;
  const left = new Set(folded);
  for (const id of shown) {
    for (let at = nodes.get(id)?.parentId ?? null; at !== null; at = nodes.get(at)?.parentId ?? null) left.delete(at);
  }
  return left;
}

/** What is folded in the end: a person's choices over what folds by itself. */
export function foldedNow(byItself: ReadonlySet<NodeId>, chosen: ReadonlyMap<NodeId, boolean>): ReadonlySet<NodeId> {
  const folded = new Set(byItself);
  for (const [id, fold] of chosen) {
    if (fold) folded.add(id);
    else folded.delete(id);
  }
  return folded;
}

/**
 * With the gaps that stay shut: what was a row when it left leaves the gap of a row. Where it is not known how it stood
 * (the page was opened later), a gap is a row while anything else of the lab is.
 */
export function foldGaps(
  folded: ReadonlySet<NodeId>,
  places: Iterable<Place>,
  before: ReadonlySet<NodeId> | null,
): ReadonlySet<NodeId> {
  if (folded.size === 0) return folded;
  const gaps = [...places].filter(
    ({ preset, gone, nodeId }) => preset === "zones" && gone && !nodeId.startsWith("zone:"),
  );
  const shut = gaps.filter(({ nodeId }) => !before || before.has(nodeId) || before.has(nodeId.replace(/@\d+$/, "")));
  return shut.length === 0 ? folded : new Set([...folded, ...shut.map(({ nodeId }) => nodeId)]);
}
