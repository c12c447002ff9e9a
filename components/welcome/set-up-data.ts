import type { Zone } from "@/lib/domain/inventory/model";
import type { DetectedEngine, ProposedHost, ProposedZone } from "@/lib/domain/inventory/propose-zones";
import type { SourceStatus } from "@/lib/domain/source";

export interface FoundEngine extends DetectedEngine {
  readonly status: SourceStatus;
  readonly containers: number;
  readonly networks: number;
}

export interface SetUpData {
  readonly engines: readonly FoundEngine[];
  readonly zones: readonly ProposedZone[];
  readonly hosts: readonly (ProposedHost & { readonly zone: Zone | null })[];
  readonly zonesExist: boolean;
}
