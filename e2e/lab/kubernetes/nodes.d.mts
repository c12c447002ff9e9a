import type { LabCluster } from "../state.mjs";

export function stopKubelet(cluster: LabCluster, node: string): Promise<void>;
export function startKubeletAgain(cluster: LabCluster, node: string): void;
export function cordon(cluster: LabCluster, node: string): Promise<string>;
export function uncordon(cluster: LabCluster, node: string): Promise<string>;
export function evict(cluster: LabCluster, namespace: string, name: string): Promise<string>;
