import "server-only";
import type { ContainerReport, ContainerState } from "@/lib/domain/engine-report";
import { type Reason, reason } from "@/lib/domain/reason";
import { restartPolicy } from "@/lib/domain/redeploy/plan-clone";
import { containerName, record, text } from "@/lib/domain/redeploy/raw";
import { type RedeployCandidate, refuseRedeploy } from "@/lib/domain/redeploy/refuse";
import type { RawContainer } from "@/lib/server/docker/types";
import type { RedeployTarget } from "./plan";

/** What the refusal needs, from the engine's own answer. */
export function toCandidate(raw: RawContainer): RedeployCandidate {
  const host = record(raw.HostConfig);
  const labels = record(record(raw.Config).Labels);
  return {
    id: raw.Id,
    name: containerName(raw),
    state: (text(record(raw.State).Status) || "created") as ContainerState,
    labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, text(value)])),
    autoRemove: host.AutoRemove === true,
    networkMode: text(host.NetworkMode),
    pidMode: text(host.PidMode),
    ipcMode: text(host.IpcMode),
  };
}

/** Containers of the last report that live in this one's network, pid or ipc namespace. */
export function sharersOf(id: string, reports: Iterable<ContainerReport>): readonly string[] {
  const mode = `container:${id}`;
  return [...reports]
    .filter(({ networkMode, pidMode, ipcMode }) => [networkMode, pidMode, ipcMode].includes(mode))
    .map(({ name }) => name)
    .sort();
}

export const refusalOf = (
  raw: RawContainer,
  panelId: string | null,
  reports: Iterable<ContainerReport>,
): Reason | null =>
  refuseRedeploy(toCandidate(raw), { panelContainerId: panelId, sharers: sharersOf(raw.Id, reports) });

/** `null` when the answer lacks what a redeploy can't do without. */
export function toTarget(raw: RawContainer): RedeployTarget | null {
  const imageRef = text(record(raw.Config).Image);
  const oldImageId = text(raw.Image);
  if (imageRef === "" || oldImageId === "") return null;
  const state = text(record(raw.State).Status);
  const policy = restartPolicy(raw);
  return {
    oldId: raw.Id,
    imageRef,
    oldImageId,
    wasRunning: state === "running" || state === "restarting",
    restartPolicy: { name: policy.Name, maxRetries: policy.MaximumRetryCount },
  };
}

export const planned = (target: RedeployTarget): Reason =>
  reason("redeploy.planned", {
    id: target.oldId,
    imageRef: target.imageRef,
    imageId: target.oldImageId,
    wasRunning: target.wasRunning,
    policy: target.restartPolicy.name,
  });
