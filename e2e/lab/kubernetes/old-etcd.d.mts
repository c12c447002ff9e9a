import type { LabCluster } from "../state.mjs";

export function startOnOldEtcd(
  cluster: LabCluster,
): Promise<Required<Pick<LabCluster, "root" | "kubeconfig" | "server" | "etcd">>>;
