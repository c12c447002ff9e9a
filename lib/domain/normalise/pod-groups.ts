import type { ClusterReport, PodReport } from "../cluster-report";
import type { NodeId } from "../ids";
import { sameItems } from "../publish/same";
import { homeOfPod, type Owners } from "./workload-owners";

/** Which pod hangs under which workload. */
export interface PodGroups {
  readonly table: ClusterReport["objects"]["Pod"];
  readonly owners: Owners;
  /** The workload of each pod, by "namespace/name"; the very map of before while none came, went or changed hands. */
  readonly homes: ReadonlyMap<string, NodeId>;
  readonly groups: ReadonlyMap<NodeId, PodGroup>;
}

export interface PodGroup {
  /** As the table has them. */
  readonly listed: readonly PodReport[];
  /** The same in order of name. */
  readonly pods: readonly PodReport[];
}

export function nextPodGroups(report: ClusterReport, owners: Owners, previous: PodGroups | null): PodGroups {
  const table = report.objects.Pod;
  if (previous && previous.table === table && previous.owners === owners) return previous;
  const homes = nextHomes(report.clusterId, table, owners, previous);
  const listed = new Map<NodeId, PodReport[]>();
  for (const [key, pod] of table) {
    const home = homes.get(key) ?? "";
    const group = listed.get(home);
    if (group) group.push(pod);
    else listed.set(home, [pod]);
  }
  const groups = new Map<NodeId, PodGroup>();
  for (const [home, pods] of listed) {
    const before = previous?.groups.get(home);
    groups.set(
      home,
      before && sameItems(before.listed, pods) ? before : { listed: pods, pods: [...pods].sort(byName) },
    );
  }
  return { table, owners, homes, groups };
}

function nextHomes(
  clusterId: string,
  table: PodGroups["table"],
  owners: Owners,
  previous: PodGroups | null,
): ReadonlyMap<string, NodeId> {
  if (previous?.owners === owners && previous.table.size === table.size) {
    let same = true;
    for (const [key, pod] of table) if (previous.table.get(key)?.uid !== pod.uid) same = false;
    if (same) return previous.homes;
  }
  const homes = new Map<string, NodeId>();
  let same = previous?.homes.size === table.size;
  for (const [key, pod] of table) {
    const known = previous?.owners === owners && previous.table.get(key)?.uid === pod.uid;
    const home = (known && previous.homes.get(key)) || homeOfPod(clusterId, pod, owners);
    homes.set(key, home);
    same &&= previous?.homes.get(key) === home;
  }
  return previous && same ? previous.homes : homes;
}

const byName = (a: PodReport, b: PodReport): number => (a.name < b.name ? -1 : Number(a.name > b.name));
