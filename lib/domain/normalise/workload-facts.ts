import type { PodReport } from "../cluster-report/pods";
import type { ClaimReport } from "../cluster-report/storage";
import type { TemplateReport } from "../cluster-report/templates";
import type {
  CronJobReport,
  DaemonSetReport,
  DeploymentReport,
  JobReport,
  ReplicaSetReport,
  StatefulSetReport,
} from "../cluster-report/workloads";
import type { NodeId } from "../ids";
import type { WorkloadKind } from "../topology/cluster-nodes";
import type { Fronts } from "./workload-fronts";

interface Common {
  readonly nodeId: NodeId;
  readonly clusterId: string;
  readonly namespace: string;
  readonly name: string;
  /** In order of name: of all its revisions, those of the Jobs of a CronJob too. */
  readonly pods: readonly PodReport[];
  /** The Jobs that a CronJob made, the newest first; empty for other kinds. */
  readonly jobs: readonly JobReport[];
  /** What its pods are made from; of a workload that is known by its pods alone, what the first of them is made from. */
  readonly template: TemplateReport | null;
  /** The release or application that it belongs to. */
  readonly app: string | null;
  /** The claims that its template names, as far as they are there; the very list of before while they are the same. */
  readonly claims: readonly ClaimReport[];
  /** When a CronJob last missed its schedule, as far as events still tell; cluster's clock. Null for other kinds. */
  readonly missedAt: number | null;
}

/**
 * The object that somebody wrote; null where it is gone or may not be read, and only what it made tells of it. A
 * Deployment's ReplicaSets are its revisions and no workloads.
 */
type Written =
  | { readonly kind: "Deployment"; readonly object: DeploymentReport }
  | { readonly kind: "StatefulSet"; readonly object: StatefulSetReport }
  | { readonly kind: "DaemonSet"; readonly object: DaemonSetReport }
  | { readonly kind: "ReplicaSet"; readonly object: ReplicaSetReport }
  | { readonly kind: "Job"; readonly object: JobReport }
  | { readonly kind: "CronJob"; readonly object: CronJobReport }
  | { readonly kind: "Pod"; readonly object: PodReport }
  | { readonly kind: WorkloadKind; readonly object: null };

/** One workload by itself, before anybody looked what stands before it. */
export type Workload = Common & Written;

/** One workload as a person means it: the topmost object that somebody wrote, with all that hangs under it. */
export type WorkloadFacts = Workload & { readonly fronts: Fronts };
