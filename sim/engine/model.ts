/** What a simulated engine holds. Bodies are kept as they were sent, so that what is created can be read back whole. */
export type Body = Readonly<Record<string, unknown>>;

/** What the process in a container does, since there is none. */
export type Behaviour =
  /** Runs until it is stopped. `check`: what its health check says once it has started; null: as if it had none. */
  | { readonly kind: "service"; readonly check: "passes" | "fails" | null; readonly output: string }
  /** Ends by itself. */
  | { readonly kind: "job"; readonly runsMs: number; readonly exitCode: number };

export interface SimImage {
  readonly id: string;
  readonly digest: string;
  readonly createdAt: number;
  readonly sizeBytes: number;
  /** Config as of an image: Env, Cmd, Entrypoint, Labels, ExposedPorts, Healthcheck … */
  readonly config: Body;
  readonly behaviour: Behaviour;
}

export type Status = "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";

export interface HealthLogEntry {
  readonly Start: string;
  readonly End: string;
  readonly ExitCode: number;
  readonly Output: string;
}

export interface Health {
  status: "starting" | "healthy" | "unhealthy";
  failingStreak: number;
  log: HealthLogEntry[];
}

export interface Endpoint {
  readonly networkId: string;
  /** IPAMConfig, Aliases, MacAddress … as the client asked. */
  readonly wanted: Body;
  ip: string;
  mac: string;
}

export interface Mount {
  readonly Type: "bind" | "volume" | "tmpfs";
  readonly Name?: string;
  readonly Source: string;
  readonly Destination: string;
  readonly Driver?: string;
  readonly Mode: string;
  readonly RW: boolean;
  readonly Propagation: string;
}

export interface SimContainer {
  readonly id: string;
  name: string;
  readonly createdAt: number;
  readonly config: Body;
  hostConfig: Body;
  readonly imageRef: string;
  readonly imageId: string;
  status: Status;
  pid: number;
  exitCode: number;
  error: string;
  oomKilled: boolean;
  startedAt: number | null;
  finishedAt: number | null;
  restartCount: number;
  /** Somebody stopped it: its restart policy waits until it is started again. */
  stoppedByHand: boolean;
  health: Health | null;
  behaviour: Behaviour;
  readonly endpoints: Map<string, Endpoint>;
  readonly mounts: readonly Mount[];
  /** "80/tcp" → bindings, while running. */
  ports: Readonly<Record<string, readonly { HostIp: string; HostPort: string }[] | null>>;
  /** Grows with each start and end, so that a timer of an earlier run finds itself out of date. */
  run: number;
  /** Lines beyond those that its generator writes: errors, the last words before a crash. */
  readonly said: { readonly at: number; readonly stream: "stdout" | "stderr"; readonly text: string }[];
}

export interface SimNetwork {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly createdAt: number;
  readonly internal: boolean;
  readonly subnet: string | null;
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  nextHost: number;
}

/** A refusal as Docker words it. */
export class EngineRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const record = (value: unknown): Body =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : {};

export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

export const stringMap = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(record(value)).map(([key, each]) => [key, String(each)]));
