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

export function nextPodGroups(report: ClusterReport, owners: Owners, previous: PodGroups | null): PodGroups {
  const table = report.objects.Pod;
  if (previous && previous.table === table && previous.owners === owners) return previous;
  const changed = previous?.owners === owners ? changedPods(table, previous.table) : null;
  return previous && changed
    ? { ...previous, table, groups: withChanged(previous, changed) }
    : groupAnew(report.clusterId, table, owners, previous);
}

/** By key, those that say something else; null where one came, went, or changed hands. */
function changedPods(table: PodGroups["table"], before: PodGroups["table"]): ReadonlyMap<string, PodReport> | null {
  if (table.size !== before.size) return null;
  const changed = new Map<string, PodReport>();
  for (const [key, pod] of table) {
    const was = before.get(key);
    if (was === pod) continue;
    if (!was || !hasSameOwner(was, pod)) return null;
    changed.set(key, pod);
  }
  return changed;
}

function withChanged(
  { table, homes, groups }: PodGroups,
  changed: ReadonlyMap<string, PodReport>,
): ReadonlyMap<NodeId, readonly PodReport[]> {
  const next = new Map(groups);
  for (const [key, pod] of changed) {
    const home = homes.get(key) ?? "";
    const was = table.get(key);
    next.set(
      home,
      (next.get(home) ?? []).map((each) => (each === was ? pod : each)),
    );
  }
  return next;
}

function groupAnew(
  clusterId: string,
  table: PodGroups["table"],
  owners: Owners,
  previous: PodGroups | null,
): PodGroups {
  const homes = new Map<string, NodeId>();
  const groups = new Map<NodeId, PodReport[]>();
  let same = previous?.homes.size === table.size;
  for (const [key, pod] of table) {
    const was = previous?.owners === owners ? previous.table.get(key) : undefined;
    const home = (was && hasSameOwner(was, pod) && previous?.homes.get(key)) || homeOfPod(clusterId, pod, owners);
    homes.set(key, home);
    same &&= previous?.homes.get(key) === home;
    const group = groups.get(home);
    if (group) group.push(pod);
    else groups.set(home, [pod]);
  }
  for (const group of groups.values()) group.sort(byName);
  return { table, owners, homes: previous && same ? previous.homes : homes, groups };
}

/** A pod that lost its owner may be adopted by another that selects it. */
const hasSameOwner = (a: PodReport, b: PodReport): boolean =>
  a.owner?.kind === b.owner?.kind && a.owner?.name === b.owner?.name && a.revision === b.revision;

const byName = (a: PodReport, b: PodReport): number => (a.name < b.name ? -1 : Number(a.name > b.name));
