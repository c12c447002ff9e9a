import "server-only";
import type { ContainerReport, ContainerState, ExitReport } from "@/lib/domain/engine-report";
import { flag, type Json, list, record, size, text, textMap, time, whole } from "@/lib/server/sources/read";
import { toMentions } from "@/lib/server/sources/to-mentions";
import { toEndpoints } from "./to-endpoints";
import { toHealthCheck } from "./to-health-check";
import { toMounts } from "./to-mounts";
import { toPorts } from "./to-ports";

/** What the panel itself knows of an incarnation, beyond inspect. */
export interface Witnessed {
  readonly stopAskedAt: number | null;
  readonly exits: readonly ExitReport[];
}

export const nothingWitnessed: Witnessed = { stopAskedAt: null, exits: [] };

/**
 * Docker's inspect JSON as a report: only the fields the map needs, env values left out, text cleaned and capped.
 * Missing or wrong fields read as empty, so that a strange container is still on the map.
 *
 * @returns null when it has no id: then it isn't a container.
 */
export function toContainerReport(inspect: unknown, witnessed: Witnessed = nothingWitnessed): ContainerReport | null {
  const json = record(inspect);
  const id = text(json.Id, 128);
  if (id === "") return null;
  const [state, config, hostConfig] = [record(json.State), record(json.Config), record(json.HostConfig)];
  const restartPolicy = record(hostConfig.RestartPolicy);
  return {
    id,
    name: containerName(json.Name, id),
    imageRef: text(config.Image, 512),
    imageId: text(json.Image, 128),
    command: commandLine(json),
    createdAt: time(json.Created),
    startedAt: time(state.StartedAt),
    finishedAt: time(state.FinishedAt),
    state: toState(state.Status),
    exitCode: whole(state.ExitCode, { min: -(2 ** 31), max: 2 ** 31, otherwise: 0 }),
    oomKilled: flag(state.OOMKilled),
    startError: text(state.Error, 500),
    restartCount: size(json.RestartCount),
    check: toHealthCheck(state.Health, config.Healthcheck),
    restartPolicy: { name: toPolicyName(restartPolicy.Name), maxRetries: size(restartPolicy.MaximumRetryCount) },
    autoRemove: flag(hostConfig.AutoRemove),
    labels: textMap(config.Labels),
    envNames: envNames(config.Env),
    mentions: toMentions(config.Env, [json.Path, ...list(json.Args, 100)]),
    networkMode: text(hostConfig.NetworkMode, 256),
    pidMode: text(hostConfig.PidMode, 256),
    ipcMode: text(hostConfig.IpcMode, 256),
    ports: toPorts(record(json.NetworkSettings).Ports, config.ExposedPorts),
    mounts: toMounts(json.Mounts),
    endpoints: toEndpoints(record(json.NetworkSettings).Networks),
    stopAskedAt: witnessed.stopAskedAt,
    exits: witnessed.exits,
  };
}

const states: readonly ContainerState[] = ["created", "running", "paused", "restarting", "removing", "exited", "dead"];

export function toState(value: unknown): ContainerState {
  return states.find((state) => state === value) ?? "dead";
}

/** Docker puts a slash before the name. A nameless one (a half-removed container) is called by its short id. */
export function containerName(name: unknown, id: string): string {
  return text(name, 256).replace(/^\/+/, "") || id.slice(0, 12);
}

function toPolicyName(name: unknown): ContainerReport["restartPolicy"]["name"] {
  return name === "always" || name === "unless-stopped" || name === "on-failure" ? name : "no";
}

function commandLine(json: Json): string {
  const words = [json.Path, ...list(json.Args, 100)].filter((word) => typeof word === "string" && word !== "");
  return text(words.join(" "), 500);
}

/** Values are secrets more often than not; they stay on the engine. */
function envNames(env: unknown): readonly string[] {
  const names = list(env, 500).map((entry) => (typeof entry === "string" ? text(entry.split("=", 1)[0], 256) : ""));
  return names.filter((name) => name !== "");
}
