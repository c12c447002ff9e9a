import type { ClusterReport } from "../cluster-report";
import type { NodeReport } from "../cluster-report/nodes";
import { keepSame, sameItems } from "../publish/same";

/** A node of any cluster. */
export interface NodeName {
  readonly clusterId: string;
  readonly name: string;
}

/** Machine ids that more than one node says are its own: machines were cloned, and these ids tell nothing of them. */
export interface SharedMachineIds {
  /** What they were looked for in. */
  readonly tables: readonly ReadonlyMap<string, NodeReport>[];
  /** The nodes of each; the very map of before while it says the same. */
  readonly holders: ReadonlyMap<string, readonly NodeName[]>;
}

/** Who holds no id of another is looked up here. */
export const nothingShared: SharedMachineIds["holders"] = new Map();

/**
 * A node's machine id as systemd writes it: 32 digits of hexadecimal.
 *
 * @returns `null` for what is none: nothing, "uninitialized", zeros, or whatever else a node says.
 */
export function machineIdOf({ machineId }: Pick<NodeReport, "machineId">): string | null {
  const id = machineId.trim().toLowerCase().replaceAll("-", "");
  return /^[0-9a-f]{32}$/.test(id) && !/^0+$/.test(id) ? id : null;
}

/** @returns `previous` itself while no cluster tells of other nodes. */
export function nextSharedMachineIds(
  clusters: ReadonlyMap<string, ClusterReport>,
  previous: SharedMachineIds | null,
): SharedMachineIds {
  const ids = [...clusters.keys()].sort();
  const tables = ids.flatMap((id) => clusters.get(id)?.objects.Node ?? []);
  if (previous && sameItems(previous.tables, tables)) return previous;
  const all = new Map<string, NodeName[]>();
  for (const clusterId of ids)
    for (const node of clusters.get(clusterId)?.objects.Node.values() ?? []) {
      const id = machineIdOf(node);
      if (id !== null) all.set(id, [...(all.get(id) ?? []), { clusterId, name: node.name }]);
    }
  const shared = [...all].filter(([, nodes]) => nodes.length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, nodes] of shared)
    nodes.sort((a, b) => (`${a.clusterId} ${a.name}` < `${b.clusterId} ${b.name}` ? -1 : 1));
  return { tables, holders: keepSame(previous?.holders ?? nothingShared, new Map(shared)) };
}
