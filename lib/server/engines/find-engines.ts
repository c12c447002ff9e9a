import "server-only";
import { statSync } from "node:fs";
import { homedir } from "node:os";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import type { EngineOrigin } from "@/lib/server/db/engines";
import { type DockerVariables, parseDockerHost } from "./parse-docker-host";

export interface FoundEngine {
  readonly name: string;
  readonly origin: Exclude<EngineOrigin, "manual">;
  readonly connection: EngineConnection;
}

export interface Finding {
  readonly engines: readonly FoundEngine[];
  /** Sentences for the log: what was named and can't be used. */
  readonly objections: readonly string[];
}

/**
 * The engines to connect to without being asked: this machine's socket and DOCKER_HOST. A data folder of a demo or test
 * has engines of its own, named in BULKHEAD_ENGINES ("nas=unix:///run/nas.sock,attic=tcp://127.0.0.1:2375"), and never
 * touches those of the machine it happens to run on.
 */
export function findEngines(
  variables: DockerVariables,
  { isMarked, isSocket = isSocketFile }: { isMarked: boolean; isSocket?: (path: string) => boolean },
): Finding {
  const objections: string[] = [];
  const engines: FoundEngine[] = [];
  const take = (name: string, origin: FoundEngine["origin"], host: DockerVariables) => {
    const parsed = parseDockerHost(host);
    if ("objection" in parsed) objections.push(parsed.objection);
    else if (!engines.some((known) => isSame(known.connection, parsed.connection))) {
      engines.push({ name, origin, connection: parsed.connection });
    }
  };

  if (variables.DOCKER_HOST) take("docker-host", "DOCKER_HOST", variables);
  if (isMarked) {
    for (const entry of (variables.BULKHEAD_ENGINES ?? "").split(",").filter(Boolean)) {
      const [name = "", address = ""] = entry.split(/=(.*)/s);
      take(name, "environment", { DOCKER_HOST: address });
    }
    return { engines, objections };
  }
  const socket = localSockets(variables).find(isSocket);
  if (socket) take("local", "local-socket", { DOCKER_HOST: `unix://${socket}` });
  return { engines, objections };
}

/** Where Docker puts its socket: for the whole machine, rootless, Docker Desktop. */
const localSockets = ({ XDG_RUNTIME_DIR }: DockerVariables): readonly string[] => [
  "/var/run/docker.sock",
  ...(XDG_RUNTIME_DIR ? [`${XDG_RUNTIME_DIR}/docker.sock`] : []),
  `${homedir()}/.docker/run/docker.sock`,
];

function isSocketFile(path: string): boolean {
  try {
    return statSync(/* turbopackIgnore: true */ path).isSocket();
  } catch {
    return false;
  }
}

const isSame = (a: EngineConnection, b: EngineConnection): boolean => JSON.stringify(a) === JSON.stringify(b);
