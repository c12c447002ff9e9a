"use client";

import { begun, clickKey, told } from "@/components/containers/actions/send";
import * as actions from "@/lib/actions/workloads";
import type { WorkloadOperationKind } from "@/lib/domain/operation";

export type PlainChange = Extract<WorkloadOperationKind, "rollout-restart" | "rollout-pause" | "rollout-resume">;

const plain = {
  "rollout-restart": actions.restartRollout,
  "rollout-pause": actions.pauseRollout,
  "rollout-resume": actions.resumeRollout,
} satisfies Record<PlainChange, unknown>;

/** Sends it, and says why if it was refused. What becomes of it is told by the stream. */
export const sendChange = (kind: PlainChange, nodeId: string): Promise<void> =>
  told(plain[kind]({ nodeId, key: clickKey() }));

export const sendRestart = (nodeId: string, typedName: string) =>
  begun(actions.restartRollout({ nodeId, key: clickKey(), typedName }));

export const sendScale = (nodeId: string, replicas: number, typedName: string) =>
  begun(actions.scaleWorkload({ nodeId, key: clickKey(), replicas, typedName }));

export const sendDeletePod = (nodeId: string, podId: string): Promise<void> =>
  told(actions.deletePod({ nodeId, podId, key: clickKey() }));

export const sendRemovePod = (nodeId: string, podId: string, typedName: string): Promise<void> =>
  told(actions.removePod({ nodeId, podId, key: clickKey(), typedName }));
