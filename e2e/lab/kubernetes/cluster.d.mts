import type { LabCluster } from "../state.mjs";

export function waitForNodes(cluster: LabCluster, names: readonly string[], timeout?: number): Promise<true>;
