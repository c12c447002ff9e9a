import type { LabCluster } from "../state.mjs";

type PanelRole = "observe" | "operate" | "operate-nodes";

export function createPanelAccount(
  cluster: Pick<LabCluster, "kubeconfig">,
  account: {
    readonly namespace: string;
    readonly name: string;
    readonly roles: readonly PanelRole[];
    readonly edit?: ((yaml: string) => string) | undefined;
  },
): Promise<{
  readonly server: string;
  readonly ca: string;
  readonly token: string;
  bind(role: PanelRole): Promise<void>;
  remove(): Promise<void>;
}>;
