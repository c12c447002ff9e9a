import { rfc3339 } from "./clock.ts";
import { createContainer } from "./engine/create-container.ts";
import { checkEvery10s } from "./engine/images.ts";
import { start } from "./engine/lifecycle.ts";
import type { Behaviour, Body, SimContainer } from "./engine/model.ts";
import type { EngineState } from "./engine/state.ts";
import { findImage } from "./engine/state.ts";

/** A container of a scenario, in the words of a compose file. */
export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly stack?: string;
  readonly dependsOn?: readonly string[];
  /** "443:443", "10.0.10.5:5432:5432", "127.0.0.1:8080:80", "53:53/udp". */
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The first is the primary one. */
  readonly networks?: readonly (string | { readonly name: string; readonly ip: string })[];
  readonly networkMode?: string;
  readonly restart?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly memoryBytes?: number;
  readonly behaviour?: Behaviour;
  /** How long ago it was started; it was created a little before. */
  readonly upMs?: number;
  /** Restarted so often by its policy, within the last minutes. */
  readonly restarts?: number;
  /** Not running: left as it was created, or ended so long ago. */
  readonly ended?: {
    readonly exitCode: number;
    readonly agoMs: number;
    readonly byHand?: boolean;
    readonly oomKilled?: boolean;
  };
  readonly created?: boolean;
}

/** Puts a container into an engine as if it had been there for a while: no event is told that would be old news. */
export function place(engine: EngineState, spec: ContainerSpec): SimContainer {
  const container = createContainer(engine, spec.name, toBody(spec));
  if (spec.behaviour) container.behaviour = spec.behaviour;
  if (spec.created) return container;
  start(engine, container);
  const now = engine.clock.now();
  const startedAt = now - (spec.upMs ?? 3_600_000);
  Object.assign(container, { startedAt, createdAt: startedAt - 4_000 });
  if (spec.restarts) Object.assign(container, { restartCount: spec.restarts, createdAt: now - 240_000 });
  settleHealth(engine, container);
  if (spec.ended) end(engine, container, spec.ended);
  return container;
}

/** What its check would have found by now. */
function settleHealth(engine: EngineState, container: SimContainer): void {
  const { health, behaviour } = container;
  if (!health || behaviour.kind !== "service") return;
  const passes = behaviour.check !== "fails";
  const at = rfc3339(engine.clock.now() - 5_000);
  health.status = passes ? "healthy" : "unhealthy";
  health.failingStreak = passes ? 0 : 214;
  health.log = [{ Start: at, End: at, ExitCode: passes ? 0 : 1, Output: passes ? "" : behaviour.output }];
}

function end(engine: EngineState, container: SimContainer, ended: NonNullable<ContainerSpec["ended"]>): void {
  container.run++;
  container.ports = {};
  for (const endpoint of container.endpoints.values()) Object.assign(endpoint, { ip: "", mac: "" });
  const finishedAt = engine.clock.now() - ended.agoMs;
  const startedAt = Math.min(container.startedAt ?? finishedAt, finishedAt - 60_000);
  Object.assign(container, {
    status: "exited",
    exitCode: ended.exitCode,
    oomKilled: ended.oomKilled ?? false,
    stoppedByHand: ended.byHand ?? false,
    pid: 0,
    health: null,
    startedAt,
    createdAt: startedAt - 4_000,
    finishedAt,
  });
}

function toBody(spec: ContainerSpec): Body {
  const networks = spec.networks ?? [];
  const nameOf = (network: (typeof networks)[number]) => (typeof network === "string" ? network : network.name);
  const [first] = networks;
  const { bindings, exposed } = toPorts(spec.ports ?? []);
  return {
    Image: spec.image,
    Env: Object.entries(spec.env ?? {}).map(([key, value]) => `${key}=${value}`),
    Labels: { ...composeLabels(spec), ...spec.labels },
    ExposedPorts: exposed,
    ...(spec.behaviour?.kind === "service" && spec.behaviour.check ? { Healthcheck: checkEvery10s } : {}),
    HostConfig: {
      NetworkMode: spec.networkMode ?? (first ? nameOf(first) : "default"),
      PortBindings: bindings,
      Binds: spec.volumes ?? null,
      RestartPolicy: { Name: spec.restart ?? "unless-stopped", MaximumRetryCount: 0 },
      Memory: spec.memoryBytes ?? 0,
    },
    NetworkingConfig: {
      EndpointsConfig: Object.fromEntries(
        networks.map((network) => [
          nameOf(network),
          {
            Aliases: spec.stack ? [serviceOf(spec)] : null,
            ...(typeof network === "string" ? {} : { IPAMConfig: { IPv4Address: network.ip } }),
          },
        ]),
      ),
    },
  };
}

const serviceOf = ({ name }: ContainerSpec): string => name;

function composeLabels(spec: ContainerSpec): Readonly<Record<string, string>> {
  if (!spec.stack) return {};
  return {
    "com.docker.compose.project": spec.stack,
    "com.docker.compose.service": serviceOf(spec),
    "com.docker.compose.container-number": "1",
    "com.docker.compose.oneoff": "False",
    "com.docker.compose.version": "2.40.3",
    "com.docker.compose.depends_on": (spec.dependsOn ?? []).map((name) => `${name}:service_started:false`).join(","),
  };
}

function toPorts(ports: readonly string[]): { bindings: Body; exposed: Body } {
  const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const entry of ports) {
    const [address, proto = "tcp"] = entry.split("/");
    const parts = (address ?? "").split(":");
    const [inside = "", outside = "", ip = ""] = parts.reverse();
    const key = `${inside}/${proto}`;
    bindings[key] = [...(bindings[key] ?? []), { HostIp: ip, HostPort: outside }];
  }
  return { bindings, exposed: Object.fromEntries(Object.keys(bindings).map((key) => [key, {}])) };
}

/** What images a scenario needs of an engine and has not been given. */
export const hasImage = (engine: EngineState, ref: string): boolean => {
  try {
    return Boolean(findImage(engine, ref));
  } catch {
    return false;
  }
};
