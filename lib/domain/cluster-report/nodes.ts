import type { ConditionReport, ObjectReport } from "./object";

export interface NodeReport extends ObjectReport {
  readonly addresses: readonly { readonly type: string; readonly address: string }[];
  readonly machineId: string;
  readonly conditions: readonly ConditionReport[];
  /** Cordoned. */
  readonly unschedulable: boolean;
  readonly taints: readonly { readonly key: string; readonly value: string; readonly effect: string }[];
  readonly kubeletVersion: string;
  readonly os: string;
  readonly arch: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly podCidrs: readonly string[];
}

export interface NamespaceReport extends ObjectReport {
  readonly phase: "Active" | "Terminating";
}
