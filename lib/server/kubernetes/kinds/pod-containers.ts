import "server-only";
import type { ContainerStateReport, PodContainerReport } from "@/lib/domain/cluster-report/pods";
import { flag, type Json, list, record, text, time, whole } from "@/lib/server/sources/read";
import { count } from "./values";

/**
 * The containers of a pod's spec with what the kubelet says of them. One that it hasn't spoken of yet is waiting without
 * a reason.
 */
export function toPodContainers(specs: unknown, statuses: unknown): readonly PodContainerReport[] {
  const said = new Map(
    list(statuses)
      .map(record)
      .map((status) => [status.name, status] as const),
  );
  return list(specs)
    .map(record)
    .map((spec) => toPodContainer(spec, said.get(spec.name) ?? {}));
}

function toPodContainer(spec: Json, status: Json): PodContainerReport {
  const lastState = record(status.lastState);
  return {
    name: text(spec.name, 256),
    imageRef: text(spec.image, 512),
    imageId: text(status.imageID, 512),
    ready: flag(status.ready),
    started: flag(status.started),
    restartCount: count(status.restartCount),
    sidecar: spec.restartPolicy === "Always",
    state: toState(record(status.state)),
    lastState: Object.keys(lastState).length === 0 ? null : toState(lastState),
  };
}

function toState({ running, terminated, waiting }: Json): ContainerStateReport {
  if (running) return { kind: "running", startedAt: time(record(running).startedAt) };
  if (terminated) {
    const ended = record(terminated);
    return {
      kind: "terminated",
      reason: text(ended.reason, 128),
      message: text(ended.message, 300),
      exitCode: whole(ended.exitCode, { min: -(2 ** 31), max: 2 ** 31, otherwise: 1 }),
      signal: count(ended.signal),
      startedAt: time(ended.startedAt),
      finishedAt: time(ended.finishedAt),
    };
  }
  const { reason, message } = record(waiting);
  return { kind: "waiting", reason: text(reason, 128), message: text(message, 300) };
}
