import type { ClusterReport } from "../cluster-report";
import type { PodReport } from "../cluster-report/pods";
import type { NodeId } from "../ids";
import { homeOfPod, type Owners } from "./workload-owners";

/** Which pod hangs under which workload. */
export interface PodGroups {
  readonly table: ClusterReport["objects"]["Pod"];
  readonly owners: Owners;
  /** The workload of each pod, by "namespace/name"; the very map of before while none came, went or changed hands. */
  readonly homes: ReadonlyMap<string, NodeId>;
  /** The pods of each workload, in order of name; the very list of before while none of them says anything else. */
  readonly groups: ReadonlyMap<NodeId, readonly PodReport[]>;
}

const nothingGrouped: PodGroups = { table: new Map(), owners: new Map(), homes: new Map(), groups: new Map() };

/** Only the groups of pods that came, went, changed hands or say something else are put together anew. */
export function nextPodGroups(report: ClusterReport, owners: Owners, previous: PodGroups | null): PodGroups {
  const table = report.objects.Pod;
  const before = previous ?? nothingGrouped;
  const sameOwners = before.owners === owners;
  if (sameOwners && before.table === table) return before;
  const homes = new Map<string, NodeId | null>();
  const touched = new Map<NodeId, Set<PodReport>>();
  const groupOf = (home: NodeId): Set<PodReport> => {
    const known = touched.get(home) ?? new Set(before.groups.get(home));
    touched.set(home, known);
    return known;
  };
  let known = 0;
  for (const [key, pod] of table) {
    const was = before.table.get(key);
    if (was) known++;
    if (was === pod && sameOwners) continue;
    const from = was && before.homes.get(key);
    const stays = sameOwners && was && hasSameOwner(was, pod);
    const home = (stays && from) || homeOfPod(report.clusterId, pod, owners);
    if (was === pod && home === from) continue;
    if (was && from) groupOf(from).delete(was);
    groupOf(home).add(pod);
    if (home !== from) homes.set(key, home);
  }
  if (known < before.table.size)
    for (const [key, was] of before.table) {
      const from = table.has(key) ? undefined : before.homes.get(key);
      if (from === undefined) continue;
      groupOf(from).delete(was);
      homes.set(key, null);
    }
  return {
    table,
    owners,
    homes: withChanged(before.homes, homes),
    groups: withChanged(before.groups, inOrder(touched)),
  };
}

/** @returns `previous` itself where nothing has changed; what is null has gone. */
function withChanged<T>(
  previous: ReadonlyMap<string, T>,
  changed: ReadonlyMap<string, T | null>,
): ReadonlyMap<string, T> {
  if (changed.size === 0) return previous;
  const next = new Map(previous);
  for (const [key, value] of changed)
    if (value === null) next.delete(key);
    else next.set(key, value);
  return next;
}

const inOrder = (
  groups: ReadonlyMap<NodeId, ReadonlySet<PodReport>>,
): ReadonlyMap<NodeId, readonly PodReport[] | null> =>
  new Map([...groups].map(([home, pods]) => [home, pods.size === 0 ? null : [...pods].sort(byName)]));

/** A pod that lost its owner may be adopted by another that selects it. */
const hasSameOwner = (a: PodReport, b: PodReport): boolean =>
  a.owner?.kind === b.owner?.kind && a.owner?.name === b.owner?.name && a.revision === b.revision;

const byName = (a: PodReport, b: PodReport): number => (a.name < b.name ? -1 : Number(a.name > b.name));
