import { rfc3339 } from "../clock.ts";
import { type Body, record, type SimContainer, stringMap, strings } from "./model.ts";
import { toEndpointsJson } from "./networks.ts";
import type { EngineState } from "./state.ts";
import { statusText } from "./status-text.ts";

const commandOf = ({ config }: SimContainer): string[] => [...strings(config.Entrypoint), ...strings(config.Cmd)];

/** GET /containers/{id}/json. */
export function toInspect(engine: EngineState, container: SimContainer): Body {
  const [path = "", ...args] = commandOf(container);
  const { status, health } = container;
  return {
    Id: container.id,
    Created: rfc3339(container.createdAt),
    Path: path,
    Args: args,
    State: {
      Status: status,
      // Docker calls what waits for its restart running, too.
      Running: status === "running" || status === "paused" || status === "restarting",
      Paused: status === "paused",
      Restarting: status === "restarting",
      OOMKilled: container.oomKilled,
      Dead: status === "dead",
      Pid: container.pid,
      ExitCode: container.exitCode,
      Error: container.error,
      StartedAt: rfc3339(container.startedAt),
      FinishedAt: rfc3339(container.finishedAt),
      ...(health ? { Health: { Status: health.status, FailingStreak: health.failingStreak, Log: health.log } } : {}),
    },
    Image: container.imageId,
    ResolvConfPath: "",
    HostnamePath: "",
    HostsPath: "",
    LogPath: "",
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Driver: "overlay2",
    Platform: "linux",
    MountLabel: "",
    ProcessLabel: "",
    AppArmorProfile: "docker-default",
    ExecIDs: null,
    HostConfig: container.hostConfig,
    Mounts: container.mounts,
    Config: container.config,
    NetworkSettings: {
      SandboxID: container.pid ? container.id : "",
      SandboxKey: "",
      Ports: container.ports,
      Networks: toEndpointsJson(engine, container),
    },
  };
}

/** One row of GET /containers/json. */
export function toSummary(engine: EngineState, container: SimContainer): Body {
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: container.imageRef,
    ImageID: container.imageId,
    Command: commandOf(container).join(" "),
    Created: Math.floor(container.createdAt / 1000),
    Ports: toPortList(container),
    Labels: stringMap(container.config.Labels),
    State: container.status,
    Status: statusText(container, engine.clock.now()),
    HostConfig: { NetworkMode: String(record(container.hostConfig).NetworkMode) },
    NetworkSettings: { Networks: toEndpointsJson(engine, container) },
    Mounts: container.mounts,
  };
}

function toPortList({ ports }: SimContainer): Body[] {
  return Object.entries(ports).flatMap(([name, bindings]) => {
    const [port, type] = name.split("/");
    const PrivatePort = Number(port);
    if (!bindings || bindings.length === 0) return [{ PrivatePort, Type: type }];
    return bindings.map(({ HostIp, HostPort }) => ({
      IP: HostIp,
      PrivatePort,
      PublicPort: Number(HostPort),
      Type: type,
    }));
  });
}
