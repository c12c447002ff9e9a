import type { ConditionReport, ObjectReport, SelectorReport } from "./object";
import type { TemplateReport } from "./templates";

interface WorkloadReport extends ObjectReport {
  readonly generation: number;
  readonly observedGeneration: number;
  readonly desired: number;
  readonly selector: SelectorReport;
  readonly template: TemplateReport;
  readonly conditions: readonly ConditionReport[];
}

export interface DeploymentReport extends WorkloadReport {
  readonly paused: boolean;
  readonly strategy: "RollingUpdate" | "Recreate";
  readonly progressDeadlineMs: number;
  readonly minReadyMs: number;
  /** The annotation deployment.kubernetes.io/revision. */
  readonly revision: string;
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
}

export interface ReplicaSetReport extends WorkloadReport {
  readonly revision: string;
  readonly replicas: number;
  readonly ready: number;
  readonly available: number;
}

export interface StatefulSetReport extends WorkloadReport {
  readonly strategy: "RollingUpdate" | "OnDelete";
  readonly partition: number;
  readonly serviceName: string;
  readonly currentRevision: string;
  readonly updateRevision: string;
  readonly replicas: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
}

export interface DaemonSetReport extends WorkloadReport {
  readonly strategy: "RollingUpdate" | "OnDelete";
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
  readonly unavailable: number;
  readonly misscheduled: number;
}

export interface JobReport extends ObjectReport {
  readonly suspended: boolean;
  readonly parallelism: number;
  readonly completions: number | null;
  readonly backoffLimit: number;
  readonly active: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  readonly template: TemplateReport;
  readonly conditions: readonly ConditionReport[];
}

export interface CronJobReport extends ObjectReport {
  readonly schedule: string;
  /** IANA name; "" for the controller's own. */
  readonly timeZone: string;
  readonly suspended: boolean;
  readonly startingDeadlineMs: number | null;
  readonly active: readonly string[];
  readonly lastScheduledAt: number | null;
  readonly lastSucceededAt: number | null;
  readonly template: TemplateReport;
}

export interface AutoscalerReport extends ObjectReport {
  readonly target: { readonly kind: string; readonly name: string };
  readonly min: number;
  readonly max: number;
  readonly current: number;
  readonly desired: number;
  readonly conditions: readonly ConditionReport[];
}

export interface BudgetReport extends ObjectReport {
  readonly selector: SelectorReport;
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
}
