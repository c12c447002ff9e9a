import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type Body, EngineRefusal, record } from "../engine/model.ts";
import type { EngineState } from "../engine/state.ts";
import { containerRoutes } from "./container-routes.ts";
import { type CallCounter, createCallCounter } from "./count-calls.ts";
import { imageRoutes } from "./image-routes.ts";
import { networkRoutes } from "./network-routes.ts";
import { matchPath, type Route } from "./router.ts";
import { systemRoutes } from "./system-routes.ts";

const routes: readonly Route[] = [...systemRoutes, ...containerRoutes, ...imageRoutes, ...networkRoutes];

/**
 * How an engine misbehaves. `silent`: takes connections and requests and never answers, as a frozen machine does behind
 * an open socket. `refusing`: nobody listens. `failing`: 500 to everything. `garbage`: 200 and no JSON. `slow`: each
 * answer a second late.
 */
export const faults = ["none", "silent", "refusing", "failing", "garbage", "slow"] as const;
export type Fault = (typeof faults)[number];

export interface Served {
  readonly engine: EngineState;
  readonly calls: CallCounter;
  fault(): Fault;
  setFault(fault: Fault): Promise<void>;
  close(): Promise<void>;
}

export type Address = { readonly socketPath: string } | { readonly host: string; readonly port: number };

/** Serves one engine on a unix socket or on TCP, and comes back on the same address after it refused. */
export async function serve(engine: EngineState, address: Address): Promise<Served & { readonly address: Address }> {
  let fault: Fault = "none";
  const calls = createCallCounter();
  const sockets = new Set<Socket>();
  const server = http.createServer((request, response) => void answer({ engine, fault, calls }, request, response));
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.keepAliveTimeout = 0;
  let at = address;
  const listen = () =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen("socketPath" in at ? { path: at.socketPath } : at, resolve);
    });
  const hangUp = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen();
  const bound = server.address();
  if (!("socketPath" in at) && bound !== null && typeof bound === "object") at = { host: at.host, port: bound.port };

  return {
    engine,
    calls,
    address: at,
    fault: () => fault,
    async setFault(wanted) {
      const before = fault;
      fault = wanted;
      if (before === "refusing" && wanted !== "refusing") await listen();
      if (before !== "refusing" && wanted === "refusing") await hangUp();
      // A frozen machine's streams stay open without a word; those of one that comes back have died meanwhile.
      if (wanted === "silent") for (const socket of sockets) socket.cork();
      if (before === "silent" && wanted === "none") for (const socket of sockets) socket.destroy();
    },
    async close() {
      engine.close();
      if (fault !== "refusing") await hangUp();
    },
  };
}

async function answer(
  { engine, fault, calls }: { engine: EngineState; fault: Fault; calls: CallCounter },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (fault === "silent") return;
  if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, 1_000));
  response.setHeader("Api-Version", engine.apiVersion);
  response.setHeader("Docker-Experimental", "false");
  response.setHeader("Ostype", "linux");
  response.setHeader("Server", `Docker/${engine.version} (linux)`);
  response.setHeader("Date", new Date(engine.clock.now()).toUTCString());
  if (fault === "garbage") return void response.end("<html>It works!</html>");
  try {
    if (fault === "failing") throw new EngineRefusal(500, "simulated failure");
    const url = new URL(request.url ?? "/", "http://engine");
    const path = withoutVersion(engine, url.pathname);
    for (const route of routes) {
      const parts = route.method === request.method ? matchPath(route.path, path) : null;
      if (!parts) continue;
      calls.note(route.path, route.method, parts[0]);
      const body = request.method === "POST" ? await readBody(request) : {};
      const reply = await route.answer({ engine, parts, query: url.searchParams, body, request, response });
      if (reply) send(response, reply.status, reply.json);
      return;
    }
    throw new EngineRefusal(404, "page not found");
  } catch (error) {
    const status = error instanceof EngineRefusal ? error.status : 500;
    if (response.headersSent) response.end();
    else send(response, status, { message: error instanceof Error ? error.message : String(error) });
  }
}

function withoutVersion(engine: EngineState, path: string): string {
  const match = /^\/v1\.(\d+)(\/.*)$/.exec(path);
  if (!match) return path;
  const [asked, newest, oldest] = [Number(match[1]), minor(engine.apiVersion), minor(engine.minApiVersion)];
  if (asked > newest)
    throw new EngineRefusal(
      400,
      `client version 1.${asked} is too new. Maximum supported API version is ${engine.apiVersion}`,
    );
  if (asked < oldest)
    throw new EngineRefusal(
      400,
      `client version 1.${asked} is too old. Minimum supported API version is ${engine.minApiVersion}, please upgrade your client to a newer version`,
    );
  return match[2] ?? "/";
}

const minor = (version: string): number => Number(version.split(".")[1]);

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  if (text.trim() === "") return {};
  try {
    return record(JSON.parse(text));
  } catch {
    throw new EngineRefusal(400, "invalid JSON in request body");
  }
}

function send(response: ServerResponse, status: number, json: unknown): void {
  const body = json === undefined ? "" : JSON.stringify(json);
  response.writeHead(status, {
    "Content-Type": "application/json",
    ...(status === 304 || status === 204 ? {} : { "Content-Length": Buffer.byteLength(body) }),
  });
  response.end(status === 304 || status === 204 ? undefined : body);
}
