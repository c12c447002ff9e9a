import type { Inventory } from "../inventory/model";
import type { ClusterContext } from "./cluster-context";
import { machineIdOf } from "./machine-ids";

/** What a host's machine says its id is. */
export interface LearnedMachineId {
  readonly hostId: string;
  readonly machineId: string;
}

/**
 * Machine ids that hosts turn out to have, since a node is known to be theirs by a person, an address or a name: kept, so
 * that the node finds its host when all of these have changed. Nothing is learned from an id that several nodes have,
 * from a node that was itself found by its id, and of a host that is several nodes with different ids.
 *
 * @returns Those that the inventory doesn't say already.
 */
export function learnMachineIds(contexts: Iterable<ClusterContext>, inventory: Inventory): LearnedMachineId[] {
  const seen = new Map<string, string | null>();
  for (const { nodes, shared } of contexts)
    for (const { row, report, match } of nodes.values()) {
      const id = machineIdOf(report);
      if (row === null || id === null || shared.has(id) || match.code === "node.machine-id") continue;
      const before = seen.get(row.id);
      seen.set(row.id, before === undefined || before === id ? id : null);
    }
  const learned: LearnedMachineId[] = [];
  for (const { id: hostId } of inventory.hosts) {
    const machineId = seen.get(hostId);
    if (machineId && inventory.machineIds?.[hostId] !== machineId) learned.push({ hostId, machineId });
  }
  return learned;
}
