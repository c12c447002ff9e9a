import type { ShownCluster } from "@/lib/domain/shown-cluster";

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
