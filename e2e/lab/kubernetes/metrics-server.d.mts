import type { LabCluster } from "../state.mjs";

export function waitForMetrics(cluster: LabCluster): Promise<true>;
export function stopMetricsServer(cluster: LabCluster): Promise<void>;
export function startMetricsServerAgain(cluster: LabCluster): Promise<true>;
