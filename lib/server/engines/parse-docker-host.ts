import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { EngineConnection } from "@/lib/domain/engine-connection";

/** DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH, as Docker's own command line reads them. */
export type DockerVariables = Readonly<Record<string, string | undefined>>;

export type ParsedDockerHost = { readonly connection: EngineConnection } | { readonly objection: string };

/** DOCKER_HOST as a connection, or in one sentence why it can't be used. */
export function parseDockerHost(variables: DockerVariables): ParsedDockerHost {
  const text = (variables.DOCKER_HOST ?? "").trim();
  if (text.startsWith("unix://")) {
    const socketPath = text.slice("unix://".length);
    return socketPath.startsWith("/")
      ? { connection: { transport: "unix", socketPath } }
      : { objection: `DOCKER_HOST names no socket: ${text}. Write it like unix:///var/run/docker.sock.` };
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "ssh:") {
    return { objection: "DOCKER_HOST is an SSH address. Add that engine in Settings, Engines, with a key of its own." };
  }
  if (url?.protocol !== "tcp:" || url.hostname === "") {
    return { objection: `DOCKER_HOST isn't an address that Bulkhead knows: ${text}. Use unix:// or tcp://.` };
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (!variables.DOCKER_TLS_VERIFY) return { connection: { transport: "tcp", host, port: Number(url.port || 2375) } };
  const folder = variables.DOCKER_CERT_PATH ?? "";
  try {
    const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((file) =>
      readFileSync(path.join(/* turbopackIgnore: true */ folder, file), "utf8"),
    ) as [string, string, string];
    return { connection: { transport: "tls", host, port: Number(url.port || 2376), ca, cert, key } };
  } catch {
    return {
      objection: `DOCKER_TLS_VERIFY is set, and ca.pem, cert.pem and key.pem can't be read in DOCKER_CERT_PATH.`,
    };
  }
}
