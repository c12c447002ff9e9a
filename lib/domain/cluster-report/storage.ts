import type { ObjectReport } from "./object";

export interface ClaimReport extends ObjectReport {
  readonly phase: "Pending" | "Bound" | "Lost";
  /** null: none named. */
  readonly storageClass: string | null;
  readonly volumeName: string;
  readonly accessModes: readonly string[];
  readonly capacity: string;
}

export interface VolumeReport extends ObjectReport {
  readonly phase: string;
  readonly storageClass: string;
  readonly capacity: string;
  readonly claim: { readonly namespace: string; readonly name: string } | null;
  readonly kind: "nfs" | "host-path" | "local" | "csi" | "other";
  /** "server:/path" of NFS, a path of a host, a CSI driver's name. */
  readonly source: string;
}

export interface StorageClassReport extends ObjectReport {
  readonly provisioner: string;
  readonly waitsForConsumer: boolean;
  readonly isDefault: boolean;
}
