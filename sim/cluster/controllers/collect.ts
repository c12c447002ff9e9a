import type { Cluster } from "../cluster.ts";
import type { KubeObject } from "../objects.ts";
import { resources } from "../resources.ts";
import { endPod } from "./pods-of.ts";

/** What belonged to something that is gone goes too. */
export function collect(cluster: Cluster): void {
  const { store } = cluster;
  const all = resources.flatMap(({ kind }) => store.list(kind));
  const known = new Set(all.map(({ metadata }) => metadata.uid));
  const isOrphan = ({ metadata: { ownerReferences = [] } }: KubeObject) =>
    ownerReferences.length > 0 && ownerReferences.every(({ uid }) => !known.has(uid));
  for (const object of all.filter(isOrphan)) {
    if (object.kind === "Pod") endPod(cluster, object);
    else store.remove(object);
  }
}
