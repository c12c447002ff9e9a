/**
 * What one engine says, slimmed and cleaned at the door (lib/server/docker). Plain data: no SDK types, no env values
 * (of those only the hosts and ports that they name),
 * control characters escaped, strings capped. Immutable: a container that did not change keeps its object identity
 * from one report to the next, which is what makes the steps after it cheap.
 *
 * Times are epoch ms on the engine's clock; `null` where Docker has "0001-01-01T00:00:00Z".
 */
export interface EngineReport {
  readonly engineId: string;
  /** When the panel made this report, epoch ms, panel's clock. */
  readonly at: number;
  readonly engine: EngineFacts;
  readonly containers: ReadonlyMap<string, ContainerReport>;
  readonly networks: ReadonlyMap<string, NetworkReport>;
}

export interface EngineFacts {
  /** The engine's own id. Equal on cloned machines, so it is only checked: a change drops the cache. */
  readonly ownId: string;
  readonly hostname: string;
  /** "29.1.3" */
  readonly version: string;
  /** Negotiated: the smaller of ours and the engine's. */
  readonly apiVersion: string;
  readonly os: string;
  readonly arch: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly rootless: boolean;
  /** Address of the engine's host as far as the connection tells ("10.0.10.5"); null for a local socket. */
  readonly address: string | null;
}

export type ContainerState = "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";

export interface ContainerReport {
  readonly id: string;
  readonly name: string;
  /** As configured: "postgres:16". */
  readonly imageRef: string;
  readonly imageId: string;
  readonly command: string;
  readonly createdAt: number | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly state: ContainerState;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** Docker's State.Error: why it could not start. Empty if none. */
  readonly startError: string;
  readonly restartCount: number;
  readonly check: HealthCheckReport | null;
  readonly restartPolicy: {
    readonly name: "no" | "always" | "unless-stopped" | "on-failure";
    readonly maxRetries: number;
  };
  readonly autoRemove: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly envNames: readonly string[];
  /** Whom it names as somebody to talk to. Stays on the server: what comes of it are relations. */
  readonly mentions: readonly MentionReport[];
  /** Docker's NetworkMode: "bridge", "host", "none", "container:<id>", or a network's name. */
  readonly networkMode: string;
  /** Container ids whose pid or ipc namespace it shares ("container:<id>" modes). */
  readonly pidMode: string;
  readonly ipcMode: string;
  readonly ports: readonly PortReport[];
  readonly mounts: readonly MountReport[];
  readonly endpoints: readonly EndpointReport[];
  /** Kill or stop events seen for this incarnation since the panel is connected, or recorded by it. Epoch ms. */
  readonly stopAskedAt: number | null;
  /** OOM kills and exits seen (events), newest last, at most 20: what windowed rules need beyond inspect. */
  readonly exits: readonly ExitReport[];
}

export interface ExitReport {
  readonly at: number;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  /** A stop or kill came before it (its event, or this panel's own call): somebody wanted this exit. */
  readonly asked: boolean;
}

export interface HealthCheckReport {
  readonly status: "starting" | "healthy" | "unhealthy";
  readonly failingStreak: number;
  readonly retries: number;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly startPeriodMs: number;
  /** First line of the last check's output, capped at 200 characters. */
  readonly lastOutput: string;
  readonly lastExitCode: number | null;
  readonly lastAt: number | null;
}

export interface PortReport {
  readonly containerPort: number;
  readonly proto: "tcp" | "udp" | "sctp";
  /** "" where Docker says nothing, "0.0.0.0", "::", or one address. `null`: exposed but not published. */
  readonly hostIp: string | null;
  readonly hostPort: number | null;
}

export interface MountReport {
  readonly kind: "bind" | "volume" | "tmpfs" | "npipe" | "cluster" | "image";
  /** Volume's name or host path. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** A place that a variable or the command names: host and port alone, never the value that they stand in. */
export interface MentionReport {
  /** The variable's name; "" for the command. */
  readonly key: string;
  /** A name or an address, in lower case. */
  readonly host: string;
  readonly port: number | null;
  /** `name`: a bare host, believed for the sake of the variable's name. */
  readonly how: "url" | "pair" | "name";
}

export interface EndpointReport {
  readonly networkId: string;
  readonly networkName: string;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
  readonly mac: string | null;
  readonly aliases: readonly string[];
}

export interface NetworkReport {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly scope: string;
  readonly internal: boolean;
  /** Options.parent of macvlan and ipvlan; null if none. */
  readonly parent: string | null;
  readonly subnets: readonly string[];
  /** com.docker.network.bridge.gateway_mode_ipv4, "nat" if unset. */
  readonly gatewayMode: string;
  readonly labels: Readonly<Record<string, string>>;
}
