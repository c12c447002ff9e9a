import type { ConditionReport, OwnerReport } from "../cluster-report/object";
import type { AffinityReport, ContainerSpecReport, EnvSourceReport } from "../cluster-report/templates";
import type { NodeId } from "../ids";
import type { Reason } from "../reason";

/**
 * One workload for the inspector, as the cluster last reported it: what its node on the map has no room for. Never a value
 * of a variable. Times are epoch ms on the panel's clock.
 */
export interface WorkloadDetail {
  readonly nodeId: NodeId;
  /** Null where its object is gone or may not be read. */
  readonly createdAt: number | null;
  /** What it is meant to have, and has; one sentence each. */
  readonly replicas: readonly Reason[];
  /** Null where nothing is ever rolled out. */
  readonly rollout: RolloutDetail | null;
  readonly conditions: readonly ConditionReport[];
  /** How containers of its pods ended last, the newest first. */
  readonly endings: readonly EndingDetail[];
  /** What made it, if something did. */
  readonly owner: Pick<OwnerReport, "kind" | "name"> | null;
  /** What stands between it and its pods: revisions that still have pods, the newest runs. */
  readonly owned: readonly OwnedDetail[];
  readonly template: TemplateDetail | null;
  /** Which zone its namespace says it is in, beside the one that it is in; null: it says nothing. Never evidence. */
  readonly claim: Reason | null;
}

export interface RolloutDetail {
  readonly progress: Reason;
  /** What it waits for; null where it waits for nothing that is known. */
  readonly waits: { readonly pod: string | null; readonly why: Reason } | null;
}

export interface EndingDetail {
  readonly podId: NodeId;
  readonly container: string;
  /** "OOMKilled", "Error", "Completed". */
  readonly reason: string;
  readonly exitCode: number;
  /** 0: none. */
  readonly signal: number;
  readonly at: number | null;
}

export interface OwnedDetail {
  readonly kind: "ReplicaSet" | "Job";
  readonly name: string;
  readonly createdAt: number | null;
  readonly about: Reason;
}

export interface TemplateDetail {
  readonly serviceAccount: string;
  readonly hostNetwork: boolean;
  /** "disk=ssd", in order. */
  readonly nodeSelector: readonly string[];
  readonly affinities: readonly AffinityReport[];
  readonly containers: readonly ContainerPart[];
  readonly volumes: readonly VolumePart[];
}

export interface ContainerPart
  extends Pick<
    ContainerSpecReport,
    "name" | "init" | "imageRef" | "ports" | "mounts" | "requests" | "limits" | "probes"
  > {
  /** With secrets masked; null where this role may not see it. */
  readonly command: string | null;
  readonly env: readonly EnvPart[];
}

/** A variable, or a config map or secret that is taken whole, and where it comes from; never what it says. */
export interface EnvPart {
  /** The variable; what stands before each key of one that is taken whole. */
  readonly name: string;
  readonly isWhole: boolean;
  /** "written": in the spec itself. */
  readonly from: EnvSourceReport["kind"] | "written";
  /** Null where this role may not see it. */
  readonly source: string | null;
  readonly key: string;
}

export interface VolumePart {
  readonly name: string;
  readonly kind: "claim" | "host-path" | "nfs" | "config" | "secret" | "empty-dir" | "other";
  /** A path, "server:/path", the name of a config map or secret; null where this role may not see it. */
  readonly source: string | null;
  /** Of a StatefulSet each of its pods has one of its own. */
  readonly claims: readonly ClaimPart[];
}

export interface ClaimPart {
  readonly name: string;
  /** `missing`: there is none of that name; `unknown`: claims may not be read. */
  readonly phase: "Pending" | "Bound" | "Lost" | "missing" | "unknown";
  /** "8Gi"; "" before it is bound. */
  readonly capacity: string;
  readonly storageClass: string;
}
