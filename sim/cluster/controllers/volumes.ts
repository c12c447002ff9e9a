import type { Cluster } from "../cluster.ts";
import type { KubeObject } from "../objects.ts";

/** Gives each claim its volume: the one that it names, else a folder on the node of the first pod that mounts it. */
export function runVolumes(cluster: Cluster): void {
  const { store } = cluster;
  for (const claim of store.list("PersistentVolumeClaim")) {
    if (claim.status?.phase === "Bound") continue;
    const named = claim.spec.volumeName && store.get("PersistentVolume", "", claim.spec.volumeName);
    const volume = named || provision(cluster, claim);
    if (!volume) continue;
    const { name, namespace, uid } = claim.metadata;
    store.update(volume, {
      spec: { ...volume.spec, claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", name, namespace, uid } },
      status: { phase: "Bound" },
    });
    store.update(claim, {
      spec: { ...claim.spec, volumeName: volume.metadata.name },
      status: { phase: "Bound", accessModes: claim.spec.accessModes, capacity: volume.spec.capacity },
    });
  }
}

function provision({ store }: Cluster, claim: KubeObject): KubeObject | null {
  const { name, namespace = "default", uid } = claim.metadata;
  const storageClass = store.get("StorageClass", "", claim.spec.storageClassName ?? "local-path");
  if (storageClass?.provisioner !== "rancher.io/local-path") return null;
  const user = store.list("Pod", namespace).find(({ spec }) => spec.nodeName && mounts(spec.volumes ?? [], name));
  if (!user) return null;
  return store.create({
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: {
      name: `pvc-${uid}`,
      annotations: {
        "pv.kubernetes.io/provisioned-by": storageClass.provisioner,
        "local.path.provisioner/selected-node": user.spec.nodeName,
      },
    },
    spec: {
      capacity: claim.spec.resources?.requests,
      accessModes: claim.spec.accessModes,
      storageClassName: storageClass.metadata.name,
      persistentVolumeReclaimPolicy: "Delete",
      hostPath: { path: `/var/lib/rancher/k3s/storage/pvc-${uid}_${namespace}_${name}`, type: "DirectoryOrCreate" },
    },
    status: { phase: "Available" },
  });
}

const mounts = (volumes: readonly { persistentVolumeClaim?: { claimName: string } }[], claim: string): boolean =>
  volumes.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === claim);
