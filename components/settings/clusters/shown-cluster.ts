import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import type { SourceStatus } from "@/lib/domain/source";

/** A cluster as the settings show it: nothing that it signs in with. */
export interface ShownCluster {
  readonly id: string;
  readonly name: string;
  readonly origin: "manual" | "in-cluster";
  readonly source: ClusterConnection["source"];
  readonly server: string | null;
  readonly context: string | null;
  readonly path: string | null;
  readonly ca: string | null;
  readonly runs: string | null;
  readonly status: SourceStatus | null;
}

/** "https://10.0.20.10:6443, context home", "/etc/rancher/k3s/k3s.yaml, context default, runs kubelogin" */
export function whereOf({ source, server, context, path, runs }: ShownCluster): string {
  const chosen = context === null ? "" : `, context ${context}`;
  const running = runs === null ? "" : `, runs ${runs}`;
  switch (source) {
    case "kubeconfig":
      return `${server ?? "Kubeconfig"}${chosen}${running}`;
    case "file":
      return `${path}${chosen}${running}`;
    case "token":
      return `${server}, token`;
    case "in-cluster":
      return "The API server of its own cluster";
  }
}
