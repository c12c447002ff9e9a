"use client";

import { begun, clickKey, told } from "@/components/containers/actions/send";
import * as jobs from "@/lib/actions/jobs";
import * as actions from "@/lib/actions/workloads";
import type { WorkloadOperationKind } from "@/lib/domain/operation";
import type { ContainerImage } from "@/lib/domain/rollout/change";

export type PlainChange = Extract<
  WorkloadOperationKind,
  "rollout-restart" | "rollout-pause" | "rollout-resume" | "cron-suspend" | "cron-resume"
>;

const plain = {
  "rollout-restart": actions.restartRollout,
  "rollout-pause": actions.pauseRollout,
  "rollout-resume": actions.resumeRollout,
  "cron-suspend": jobs.suspendCronJob,
  "cron-resume": jobs.resumeCronJob,
} satisfies Record<PlainChange, unknown>;

/** Sends it, and says why if it was refused. What becomes of it is told by the stream. */
export const sendChange = (kind: PlainChange, nodeId: string): Promise<void> =>
  told(plain[kind]({ nodeId, key: clickKey() }));

export const sendRestart = (nodeId: string, how: { undoIfFails: boolean; typedName: string }) =>
  begun(actions.restartRollout({ nodeId, key: clickKey(), ...how }));

export const sendImages = (
  nodeId: string,
  how: { images: readonly ContainerImage[]; undoIfFails: boolean; typedName: string },
) => begun(actions.setImage({ nodeId, key: clickKey(), ...how }));

export const sendUndo = (nodeId: string, revision: string, typedName: string) =>
  begun(actions.undoRollout({ nodeId, key: clickKey(), revision, typedName }));

export const sendScale = (nodeId: string, replicas: number, typedName: string) =>
  begun(actions.scaleWorkload({ nodeId, key: clickKey(), replicas, typedName }));

export const sendAutoscaler = (nodeId: string, limits: { min: number; max: number }, typedName: string) =>
  begun(actions.setAutoscaler({ nodeId, key: clickKey(), ...limits, typedName }));

export const sendRun = (kind: "run-now" | "retry-job", nodeId: string, typedName: string) =>
  begun((kind === "run-now" ? jobs.runCronJob : jobs.retryJob)({ nodeId, key: clickKey(), typedName }));

export const sendDeletePod = (nodeId: string, podId: string): Promise<void> =>
  told(actions.deletePod({ nodeId, podId, key: clickKey() }));

export const sendRemovePod = (nodeId: string, podId: string, typedName: string): Promise<void> =>
  told(actions.removePod({ nodeId, podId, key: clickKey(), typedName }));
