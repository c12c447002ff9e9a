import "server-only";
import http from "node:http";
import https from "node:https";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import { trouble } from "../trouble";
import { createSshAgent, type HostKeySeen } from "./ssh-agent";
import { readTlsMaterial } from "./tls-material";

/** How requests reach one engine. Connections are kept alive and reused; concurrent requests never share one. */
export interface Transport {
  /** @throws BulkheadError `tls-material` when a certificate or key can't be read: before anything is dialled. */
  request(options: http.RequestOptions): http.ClientRequest;
  /** The other side's IP address once connected; null for a local socket. */
  address(): string | null;
  /** Forgets pooled connections, so that the next request dials anew. What is under way goes on: a pull may still come. */
  reset(): void;
  /** Ends everything. */
  dispose(): void;
}

/** Keep-alive: a half-open TCP connection is found by the kernel too, not only by our pings. */
const agentOptions: http.AgentOptions = { keepAlive: true, keepAliveMsecs: 10_000, scheduling: "lifo" };

/** `onHostKey` marks a test: only then an SSH host whose key nobody has accepted yet is talked to. */
export function createTransport(connection: EngineConnection, onHostKey?: HostKeySeen): Transport {
  switch (connection.transport) {
    case "unix":
      return local(connection.socketPath);
    case "tcp":
      return remote(connection, () => new http.Agent(agentOptions), http.request);
    case "tls":
      return remote(
        connection,
        () => new https.Agent({ ...agentOptions, ...readTlsMaterial(connection), minVersion: "TLSv1.2" }),
        https.request,
      );
    case "ssh":
      return overSsh(connection, onHostKey);
  }
}

function local(socketPath: string): Transport {
  const agent = new http.Agent(agentOptions);
  return {
    request: (options) => http.request({ socketPath, host: "localhost", ...options, agent }),
    address: () => null,
    reset: () => dropIdle(agent),
    dispose: () => agent.destroy(),
  };
}

function remote(
  { host, port }: { host: string; port: number },
  createAgent: () => http.Agent,
  send: typeof http.request,
): Transport {
  let agent: http.Agent | null = null;
  let address: string | null = null;
  return {
    request(options) {
      agent ??= createAgent();
      const request = send({ host, port, ...options, agent });
      request.once("socket", (socket) => {
        const note = () => {
          address = socket.remoteAddress ?? address;
        };
        if (socket.connecting) socket.once("connect", note);
        else note();
      });
      return request;
    },
    address: () => address,
    reset: () => agent && dropIdle(agent),
    dispose: () => agent?.destroy(),
  };
}

function overSsh(connection: EngineConnection & { transport: "ssh" }, onHostKey?: HostKeySeen): Transport {
  const agent = createSshAgent(connection, agentOptions, onHostKey);
  return {
    request(options) {
      if (connection.hostKey === null && !onHostKey) {
        throw trouble(
          "ssh-host-key-changed",
          "has no accepted SSH host key yet. Test it in Settings and accept its key.",
        );
      }
      return http.request({ host: "localhost", ...options, agent });
    },
    address: agent.address,
    reset() {
      dropIdle(agent);
      agent.retire();
    },
    dispose: () => agent.destroy(),
  };
}

function dropIdle(agent: http.Agent): void {
  for (const idle of Object.values(agent.freeSockets)) for (const socket of [...(idle ?? [])]) socket.destroy();
}
