import type { LabCluster } from "../state.mjs";

export function createPanelAccount(
  cluster: Pick<LabCluster, "kubeconfig">,
  account: {
    readonly namespace: string;
    readonly name: string;
    readonly roles: readonly ("observe" | "operate" | "operate-nodes")[];
  },
): Promise<{
  readonly server: string;
  readonly ca: string;
  readonly token: string;
  remove(): Promise<void>;
}>;
