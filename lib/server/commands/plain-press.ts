import "server-only";
import type { WorkloadChange } from "@/lib/domain/rollout/change";
import { begin, click } from "./begin-change";
import { defineCommand } from "./define-command";

/** A change of a workload that asks for nothing more, protected zone or not: one more press takes it back. */
export const plainPress = (name: string, change: WorkloadChange) =>
  defineCommand({
    name,
    input: click,
    permission: "workloads:control",
    target: ({ nodeId }) => nodeId,
    audit: "change",
    run: (input, call) => begin(change, input, call),
  });
