import "server-only";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { createEngineLink } from "./create-engine-client";

export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

const servers: http.Server[] = [];

/** For `*.test.ts`: ends what `engineThat` has begun. */
export function closeEngines(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

/**
 * For `*.test.ts`: a real HTTP server that pings like an engine and answers `routes` by the path's beginning, without its
 * version.
 */
export async function engineThat(routes: Record<string, Answer>) {
  const server = http.createServer((request, response) => {
    const path = (request.url ?? "").replace(/^\/v1\.\d+/, "");
    response.setHeader("Api-Version", "1.47");
    if (path === "/_ping") return void response.end("OK");
    const route = Object.keys(routes).find((prefix) => path.startsWith(prefix));
    if (route) return routes[route]?.(request, response);
    response.statusCode = 404;
    response.end('{"message":"page not found"}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const connection = { transport: "tcp", host: "127.0.0.1", port } as const;
  const config = { id: "e1", name: "odd", hostId: null, connection };
  return { config, server, client: createEngineLink(config).client };
}

export const says =
  (body: string | Buffer, status = 200): Answer =>
  (_request, response) => {
    response.statusCode = status;
    response.end(body);
  };
