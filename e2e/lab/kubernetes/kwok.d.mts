import type { LabCluster } from "../state.mjs";

export function inCrowd(crowd: string): { readonly nodeSelector: object; readonly tolerations: readonly object[] };
export function addCrowd(cluster: LabCluster, crowd: string, options: { nodes: number }): Promise<void>;
export function removeCrowd(cluster: LabCluster, crowd: string): Promise<string>;
