import type { EngineConnection } from "@/lib/domain/engine-connection";
import type { SourceStatus } from "@/lib/domain/source";

/** An engine as the settings show it: never a key of it. */
export interface ShownEngine {
  readonly id: string;
  readonly name: string;
  readonly origin: "manual" | "local-socket" | "DOCKER_HOST" | "environment";
  readonly enabled: boolean;
  readonly transport: EngineConnection["transport"];
  readonly socketPath: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly user: string | null;
  readonly hostKey: string | null;
  readonly status: SourceStatus | null;
}

const originWords = {
  manual: null,
  "local-socket": "found on this machine",
  DOCKER_HOST: "from DOCKER_HOST",
  environment: "from the environment",
} as const satisfies Record<ShownEngine["origin"], string | null>;

/** Where it comes from, unless a person added it. */
export const originOf = ({ origin }: ShownEngine): string | null => originWords[origin];

/** "docker@10.0.10.5 by SSH", "/var/run/docker.sock" */
export function whereOf({ transport, socketPath, host, port, user }: ShownEngine): string {
  const at = host?.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
  switch (transport) {
    case "unix":
      return socketPath ?? "";
    case "tls":
      return `${at}, TLS`;
    case "tcp":
      return `${at}, not encrypted`;
    case "ssh":
      return `${user}@${at}, SSH`;
  }
}
