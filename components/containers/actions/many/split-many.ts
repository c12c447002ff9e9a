import type { NodeId } from "@/lib/domain/ids";
import type { Reason } from "@/lib/domain/reason";
import { type ManyKind, refuseOfMany } from "@/lib/domain/redeploy/refuse-many";
import type { SourceStatus } from "@/lib/domain/source";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { ContainerNode, TopologyNode } from "@/lib/domain/topology/model";

export interface Split {
  readonly can: readonly ContainerNode[];
  /** Who is left out, together by reason; those with most first. */
  readonly leftOut: readonly { readonly why: Reason; readonly nodes: readonly ContainerNode[] }[];
}

/** Who of the chosen an operation would be begun on, and who is left out and why. One alone is not protected from itself. */
export function splitMany(
  kind: ManyKind,
  chosen: readonly ContainerNode[],
  lab: { readonly nodes: ReadonlyMap<NodeId, TopologyNode>; readonly sources: ReadonlyMap<string, SourceStatus> },
): Split {
  const zones = new Map<NodeId | null, string | null>();
  const protectedZone = (node: ContainerNode): string | null => {
    let name = zones.get(node.parentId);
    if (name === undefined) {
      const { zone } = ancestryOf(node.id, lab.nodes);
      name = zone?.protected ? zone.name : null;
      zones.set(node.parentId, name);
    }
    return name;
  };
  const can: ContainerNode[] = [];
  const leftOut = new Map<string, { why: Reason; nodes: ContainerNode[] }>();
  for (const node of chosen) {
    const source = lab.sources.get(node.sourceId);
    const why = refuseOfMany(kind, node, {
      isAnswering: source?.state === "live",
      engineName: source?.name ?? node.sourceId,
      protectedZone: chosen.length > 1 ? protectedZone(node) : null,
    });
    if (!why) {
      can.push(node);
      continue;
    }
    const key = reasonKey(why);
    const group = leftOut.get(key);
    if (group) group.nodes.push(node);
    else leftOut.set(key, { why, nodes: [node] });
  }
  return { can, leftOut: [...leftOut.values()].sort((a, b) => b.nodes.length - a.nodes.length) };
}

/** Two reasons that say the same have the same. */
export const reasonKey = ({ code, data }: Reason): string => `${code} ${Object.values(data).join(" ")}`;

/** Whether the same would be done to the same: how they are by health has no say in it. */
export const sameToAct = (a: readonly ContainerNode[], b: readonly ContainerNode[]): boolean =>
  a.length === b.length &&
  a.every((node, index) => {
    const other = b[index];
    return (
      node === other ||
      (node.id === other?.id &&
        node.state === other.state &&
        node.operationId === other.operationId &&
        node.parentId === other.parentId)
    );
  });

/**
 * What each operation leaves out, and before that what all of them do: said once, and not once per operation.
 */
export function gatherLeftOut(splits: readonly { readonly kind: ManyKind; readonly split: Split }[]): readonly {
  readonly kind: ManyKind | null;
  readonly leftOut: Split["leftOut"];
}[] {
  const keyOf = ({ why, nodes }: Split["leftOut"][number]) =>
    `${reasonKey(why)} ${nodes.map((node) => node.id).join()}`;
  const keys = splits.map(({ split }) => new Set(split.leftOut.map(keyOf)));
  const isCommon = (group: Split["leftOut"][number]) =>
    splits.length > 1 && keys.every((each) => each.has(keyOf(group)));
  const common = splits[0]?.split.leftOut.filter(isCommon) ?? [];
  const parts = [
    { kind: null, leftOut: common },
    ...splits.map(({ kind, split }) => ({ kind, leftOut: split.leftOut.filter((group) => !isCommon(group)) })),
  ];
  return parts.filter(({ leftOut }) => leftOut.length > 0);
}

/** "web, db and 3 more". */
export function someNames(nodes: readonly { readonly name: string }[], shown = 4): string {
  const names = nodes.slice(0, shown).map((node) => node.name);
  const rest = nodes.length - names.length;
  return rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
}
