import type { Zone } from "@/lib/domain/inventory/model";
import type { DetectedEngine, ProposedHost, ProposedZone } from "@/lib/domain/inventory/propose-zones";
import type { SourceStatus } from "@/lib/domain/source";

export interface FoundEngine extends DetectedEngine {
  readonly status: SourceStatus;
  readonly containers: number;
  readonly networks: number;
}

export interface FoundCluster {
  readonly clusterId: string;
  readonly name: string;
  readonly status: SourceStatus;
  /** `address`: the first that it says is its own; null: none. */
  readonly nodes: readonly { readonly name: string; readonly address: string | null }[];
  readonly workloads: number;
}

export interface SetUpData {
  readonly engines: readonly FoundEngine[];
  readonly clusters: readonly FoundCluster[];
  readonly zones: readonly ProposedZone[];
  readonly hosts: readonly (ProposedHost & { readonly zone: Zone | null })[];
  readonly zonesExist: boolean;
}
