import http, { type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { judge, type Refusal } from "./judge.ts";
import { createPackedFiles } from "./packed-files.ts";
import { parseTrustedProxies, settlePeer } from "./peer.ts";
import { setResponseHeaders } from "./response-headers.ts";

export interface GateSettings {
  readonly allowedHosts: readonly string[];
  readonly trustedProxies: string;
  /** A reader that takes nothing of what waits for it is cut after this; 10 s if left out. */
  readonly stalledMs?: number;
  /** Where the build's scripts and styles are; nothing is packed if left out. */
  readonly staticDir?: string;
}

const stalledMs = 10_000;

/**
 * Puts every check that does not need a session in front of the one server that Next makes, by giving Next a
 * `createServer` of ours. Whatever Next or a page of the panel forgets, this holds.
 *
 * @param onServer - Gets that server.
 */
export function installGate(settings: GateSettings, onServer: (server: Server) => void): void {
  const trusted = parseTrustedProxies(settings.trustedProxies);
  const answerPacked = settings.staticDir ? createPackedFiles(settings.staticDir) : () => false;
  const createServer = http.createServer.bind(http) as (listener: RequestListener) => Server;
  http.createServer = ((listener: RequestListener) => {
    const server = createServer((request, response) => {
      cutWhenStalled(response, settings.stalledMs ?? stalledMs);
      settlePeer(request, trusted);
      const secure = request.headers["x-forwarded-proto"] === "https";
      setResponseHeaders(response, { secure, path: request.url ?? "/" });
      const refusal = judge(request, settings.allowedHosts);
      if (refusal) refuse(request, response, refusal);
      else if (!answerPacked(request, response)) listener(request, response);
    });
    limit(server);
    refuseUpgrades(server);
    onServer(server);
    return server;
  }) as typeof http.createServer;
}

function refuse(request: IncomingMessage, response: ServerResponse, { status, message }: Refusal): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end(`${message}\n`);
  // What is still being sent is not read to its end.
  response.once("finish", () => request.socket.destroySoon());
}

/**
 * Next waits for a slow socket for as long as the socket stays open. An event stream that is quiet has nothing waiting,
 * so it is left alone.
 */
function cutWhenStalled(response: ServerResponse, afterMs: number): void {
  response.setTimeout(afterMs, () => {
    if (response.writableLength > 0) response.destroy();
  });
}

function limit(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.maxHeadersCount = 100;
}

/** There is no WebSocket in the panel; Next's own listener is never registered. It would also start anew at each listen. */
function refuseUpgrades(server: Server): void {
  server.on("upgrade", (_request: IncomingMessage, socket: Socket) => {
    socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  const on = server.on.bind(server) as (event: string, listener: Listener) => Server;
  server.on = ((event: string, listener: Listener) => {
    if (event === "upgrade") return server;
    return on(event, event === "listening" ? onlyOnce(listener) : listener);
  }) as typeof server.on;
  server.addListener = server.on;
}

type Listener = (...args: unknown[]) => void;

function onlyOnce(listener: Listener): Listener {
  let isDone = false;
  return (...args) => {
    if (isDone) return;
    isDone = true;
    listener(...args);
  };
}
