import type { LabCluster } from "../state.mjs";

type Admin = Pick<LabCluster, "kubeconfig">;

/** As far as tests look into what kubectl prints. */
// biome-ignore lint/suspicious/noExplicitAny: the oracle's words are whatever Kubernetes says
export type Found = any;

export function kubectl(cluster: Admin, args: readonly string[], input?: string): Promise<string>;
export function getJson(cluster: Admin, ...what: string[]): Promise<Found>;
export function apply(cluster: Admin, objects: readonly object[]): Promise<string>;
