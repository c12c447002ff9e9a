import type { ConditionReport, ObjectReport } from "./object";
import type { TemplateReport } from "./templates";

export interface PodReport extends ObjectReport {
  readonly phase: "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";
  /** "Evicted", "NodeLost"; "" if none. */
  readonly reason: string;
  readonly message: string;
  readonly nodeName: string;
  readonly hostNetwork: boolean;
  readonly podIps: readonly string[];
  readonly hostIps: readonly string[];
  readonly startedAt: number | null;
  readonly graceSeconds: number;
  readonly conditions: readonly ConditionReport[];
  readonly initContainers: readonly PodContainerReport[];
  readonly containers: readonly PodContainerReport[];
  /** Revision labels of its owner: `pod-template-hash` or `controller-revision-hash`; "" if none. */
  readonly revision: string;
  readonly template: TemplateReport;
}

export interface PodContainerReport {
  readonly name: string;
  readonly imageRef: string;
  /** As the kubelet says: "registry/app@sha256:…"; "" before it runs. */
  readonly imageId: string;
  readonly ready: boolean;
  readonly started: boolean;
  readonly restartCount: number;
  /** An init container that goes on running beside the others. */
  readonly sidecar: boolean;
  readonly state: ContainerStateReport;
  readonly lastState: ContainerStateReport | null;
}

export type ContainerStateReport =
  | { readonly kind: "waiting"; readonly reason: string; readonly message: string }
  | { readonly kind: "running"; readonly startedAt: number | null }
  | {
      readonly kind: "terminated";
      readonly reason: string;
      readonly message: string;
      readonly exitCode: number;
      readonly signal: number;
      readonly startedAt: number | null;
      readonly finishedAt: number | null;
    };
