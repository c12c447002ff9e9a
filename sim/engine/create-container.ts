import { requireFreeName } from "./lifecycle.ts";
import {
  type Body,
  EngineRefusal,
  type Mount,
  record,
  type SimContainer,
  type SimImage,
  stringMap,
  strings,
} from "./model.ts";
import { joinNetwork } from "./networks.ts";
import { type EngineState, emitContainer, findContainer, findImage, findNetwork } from "./state.ts";

/** POST /containers/create: the body is Config with HostConfig and NetworkingConfig in it. */
export function createContainer(engine: EngineState, name: string, body: Body): SimContainer {
  const { HostConfig, NetworkingConfig, ...wanted } = body;
  const imageRef = String(wanted.Image ?? "");
  if (imageRef === "") throw new EngineRefusal(400, "no command specified");
  const image = findImage(engine, imageRef);
  if (name !== "") {
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name))
      throw new EngineRefusal(400, `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`);
    requireFreeName(engine, name);
  }
  const id = engine.random.id();
  const hostConfig = withHostDefaults(record(HostConfig));
  const config = mergeConfig(wanted, image, id, String(hostConfig.NetworkMode));
  const container: SimContainer = {
    id,
    name: name || `quiet_${id.slice(0, 6)}`,
    createdAt: engine.clock.now(),
    config,
    hostConfig,
    imageRef,
    imageId: image.id,
    status: "created",
    pid: 0,
    exitCode: 0,
    error: "",
    oomKilled: false,
    startedAt: null,
    finishedAt: null,
    restartCount: 0,
    stoppedByHand: false,
    health: null,
    behaviour: image.behaviour,
    endpoints: new Map(),
    mounts: toMounts(hostConfig, config, id),
    ports: {},
    run: 0,
    said: [],
  };
  joinWanted(engine, container, record(record(NetworkingConfig).EndpointsConfig));
  engine.containers.set(id, container);
  emitContainer(engine, container, "create");
  return container;
}

function joinWanted(engine: EngineState, container: SimContainer, wanted: Body): void {
  const mode = String(container.hostConfig.NetworkMode);
  if (mode.startsWith("container:")) {
    findContainer(engine, mode.slice("container:".length));
    return;
  }
  const primary = mode === "default" ? "bridge" : mode;
  const names = new Set([findNetwork(engine, primary).name, ...Object.keys(wanted)]);
  for (const each of names) joinNetwork(engine, container, each, record(wanted[each]));
}

/** What a client leaves out comes from the image; what it says wins, key by key for env and labels. */
function mergeConfig(wanted: Body, image: SimImage, id: string, networkMode: string): Body {
  const base = image.config;
  const env = new Map([...strings(base.Env), ...strings(wanted.Env)].map((entry) => [entry.split("=", 1)[0], entry]));
  const ownEntrypoint = Array.isArray(wanted.Entrypoint);
  const isHost = networkMode === "host" || networkMode.startsWith("container:");
  return {
    Domainname: "",
    User: "",
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    Tty: false,
    OpenStdin: false,
    StdinOnce: false,
    OnBuild: null,
    ...wanted,
    Hostname: wanted.Hostname || (isHost ? "sim-host" : id.slice(0, 12)),
    Env: [...env.values()],
    Cmd: Array.isArray(wanted.Cmd) && wanted.Cmd.length > 0 ? wanted.Cmd : ownEntrypoint ? null : (base.Cmd ?? null),
    Entrypoint: wanted.Entrypoint ?? base.Entrypoint ?? null,
    WorkingDir: wanted.WorkingDir || base.WorkingDir || "",
    Labels: { ...stringMap(base.Labels), ...stringMap(wanted.Labels) },
    ...merged("ExposedPorts", base, wanted),
    ...merged("Volumes", base, wanted),
    ...(wanted.Healthcheck || base.Healthcheck ? { Healthcheck: wanted.Healthcheck ?? base.Healthcheck } : {}),
  };
}

function merged(key: string, base: Body, wanted: Body): Body {
  const both = { ...record(base[key]), ...record(wanted[key]) };
  return { [key]: Object.keys(both).length > 0 ? both : key === "Volumes" ? null : undefined };
}

function withHostDefaults(wanted: Body): Body {
  return {
    Binds: null,
    ContainerIDFile: "",
    LogConfig: { Type: "json-file", Config: {} },
    PortBindings: {},
    AutoRemove: false,
    VolumeDriver: "",
    VolumesFrom: null,
    CapAdd: null,
    CapDrop: null,
    CgroupnsMode: "private",
    Dns: [],
    DnsOptions: [],
    DnsSearch: [],
    ExtraHosts: null,
    GroupAdd: null,
    IpcMode: "private",
    Links: null,
    OomScoreAdj: 0,
    PidMode: "",
    Privileged: false,
    PublishAllPorts: false,
    ReadonlyRootfs: false,
    SecurityOpt: null,
    UTSMode: "",
    UsernsMode: "",
    ShmSize: 67_108_864,
    Runtime: "runc",
    Memory: 0,
    NanoCpus: 0,
    ...wanted,
    NetworkMode: wanted.NetworkMode || "default",
    RestartPolicy: { Name: "no", MaximumRetryCount: 0, ...record(wanted.RestartPolicy) },
  };
}

function toMounts(hostConfig: Body, config: Body, id: string): Mount[] {
  const byTarget = new Map<string, Mount>();
  const volume = (name: string, target: string, readOnly: boolean): Mount => ({
    Type: "volume",
    Name: name,
    Source: `/var/lib/docker/volumes/${name}/_data`,
    Destination: target,
    Driver: "local",
    Mode: "z",
    RW: !readOnly,
    Propagation: "",
  });
  const bind = (source: string, target: string, readOnly: boolean): Mount => ({
    Type: "bind",
    Source: source,
    Destination: target,
    Mode: "",
    RW: !readOnly,
    Propagation: "rprivate",
  });
  for (const target of Object.keys(record(config.Volumes))) byTarget.set(target, volume(id, target, false));
  for (const entry of strings(hostConfig.Binds)) {
    const [source = "", target = "", mode = ""] = entry.split(":");
    const make = source.startsWith("/") ? bind : volume;
    byTarget.set(target, make(source, target, mode.split(",").includes("ro")));
  }
  for (const mount of (Array.isArray(hostConfig.Mounts) ? hostConfig.Mounts : []).map(record)) {
    const target = String(mount.Target ?? "");
    const make = mount.Type === "bind" ? bind : volume;
    if (mount.Type !== "tmpfs") byTarget.set(target, make(String(mount.Source || id), target, mount.ReadOnly === true));
  }
  return [...byTarget.values()];
}
