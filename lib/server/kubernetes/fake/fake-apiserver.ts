import "server-only";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Certificate } from "@/sim/tls/certificate";
import { status } from "./fake-status";
import { type FakeChange, FakeStore } from "./fake-store";
import { placeIn, writeTo } from "./fake-writes";

/** What answers of HTTP/1.1 and HTTP/2 have in common. */
interface Response {
  writeHead(code: number, headers: Readonly<Record<string, string>>): unknown;
  flushHeaders?(): void;
  write(text: string): boolean;
  end(): unknown;
  on(event: "close", listener: () => void): unknown;
}

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string;
  readonly body: string;
  readonly contentType: string;
}

/** An answer in place of the usual one. `hang`: none at all. */
export type FakeAnswer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly lines: readonly unknown[] }
  /** A text that goes on until the test ends it. */
  | { readonly text: (standing: FakeText) => void }
  | "hang";

export interface FakeText {
  readonly write: (text: string) => void;
  readonly end: () => void;
  readonly onClose: (listener: () => void) => void;
}

/** For tests: what an API server does for list and watch, and every way in which one may fail at it. */
export interface FakeApiserver {
  readonly url: string;
  readonly port: number;
  readonly requests: FakeRequest[];
  /** TCP connections accepted so far. */
  connections(): number;
  store(path: string): FakeStore;
  version(): number;
  /** How a streaming list is answered: as 1.34 does; as one that refuses, as with etcd 3.4, as one that never ends. */
  streamsLists: "yes" | "refused" | "error-frame" | "silent";
  /** How a watch from a version that is gone is answered. */
  goneBy: "frame" | "status";
  /** Answers in place of the usual ones, first that gives one. */
  answer: ((request: FakeRequest) => FakeAnswer | undefined) | null;
  /** Verbs on resources that the account may not use: "list pods". */
  readonly denied: Set<string>;
  bookmark(path: string): void;
  /** One raw line to every watch of a path. */
  send(path: string, line: string): void;
  /** Ends every watch as its time runs out. */
  endWatches(): void;
  /** Ends every connection in the middle of whatever it says. */
  cut(): void;
  watching(path: string): number;
  /** Refuses connections from now on, and those that stand are cut. */
  stop(): Promise<void>;
  /** Listens again at the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startFakeApiserver({
  tls,
}: {
  tls?: { certificate: Certificate; http2: boolean; clientCa?: string };
} = {}): Promise<FakeApiserver> {
  let version = 100;
  let accepted = 0;
  const stores = new Map<string, FakeStore>();
  const watches = new Map<string, Set<{ write: (line: string) => void; end: () => void }>>();
  const sockets = new Set<Socket>();
  const store = (path: string) => {
    const known = stores.get(path) ?? new FakeStore(() => ++version);
    stores.set(path, known);
    return known;
  };
  store("/api/v1/namespaces").put("", "kube-system");

  function handle(incoming: http.IncomingMessage | http2.Http2ServerRequest, response: Response): void {
    const url = new URL(incoming.url ?? "/", "http://fake");
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request: FakeRequest = {
        method: incoming.method ?? "GET",
        path: url.pathname,
        query: url.searchParams,
        authorization: String(incoming.headers.authorization ?? ""),
        body: Buffer.concat(chunks).toString("utf8"),
        contentType: String(incoming.headers["content-type"] ?? ""),
      };
      fake.requests.push(request);
      const instead = fake.answer?.(request);
      if (instead === "hang") return;
      // Like the real one, it lets every certificate shake hands and asks then whose it is.
      if (tls?.clientCa && !(incoming.socket as TLSSocket).authorized)
        reply(response, 401, status(401, "Unauthorized"));
      else if (!instead) usual(request, response);
      else if ("text" in instead) stand(response, instead.text);
      else if ("lines" in instead) stream(response, instead.lines);
      else reply(response, instead.status, instead.body ?? status(instead.status, "as told"), instead.headers);
    });
  }

  function usual(request: FakeRequest, response: Response): void {
    const { path, query } = request;
    const verb = query.get("watch") === "1" ? "watch" : "list";
    if (path === "/version") reply(response, 200, { major: "1", minor: "34", gitVersion: "v1.34.4" });
    else if (path.endsWith("/selfsubjectaccessreviews")) review(request, response);
    else if (fake.denied.has(`${verb} ${path.split("/").at(-1)}`))
      reply(response, 403, status(403, `may not ${verb} ${path}`));
    else if (request.method !== "GET") {
      const { code, body } = writeTo(request, store, fake.denied);
      reply(response, code, body);
    } else if (verb === "watch") watch(request, response);
    else list(request, response);
  }

  function review({ body }: FakeRequest, response: Response): void {
    const { verb, resource: whole, subresource } = JSON.parse(body).spec.resourceAttributes;
    const resource = subresource ? `${whole}/${subresource}` : whole;
    const allowed = resource === "*" ? fake.denied.size === 0 : !fake.denied.has(`${verb} ${resource}`);
    reply(response, 201, { kind: "SelfSubjectAccessReview", status: { allowed } });
  }

  function list({ path, query }: FakeRequest, response: Response): void {
    const limit = Number(query.get("limit") ?? Number.POSITIVE_INFINITY);
    const [shownAt = version, from = 0] = (query.get("continue") ?? "").split(":").filter(Boolean).map(Number);
    const field = query.get("fieldSelector")?.split("=")[1];
    const { collection, namespace } = placeIn(path);
    const all = [...store(collection).objects.values()].filter(
      ({ metadata }) => (!field || metadata.name === field) && (!namespace || metadata.namespace === namespace),
    );
    const more = from + limit < all.length ? `${shownAt}:${from + limit}` : undefined;
    const items = all.length === 0 ? null : all.slice(from, from + limit);
    reply(response, 200, { kind: "List", metadata: { resourceVersion: String(shownAt), continue: more }, items });
  }

  function watch({ path, query }: FakeRequest, response: Response): void {
    const isList = query.get("sendInitialEvents") === "true";
    if (isList && fake.streamsLists === "refused") {
      reply(response, 422, status(422, "sendInitialEvents is forbidden"));
      return;
    }
    const from = Number(query.get("resourceVersion") ?? version);
    const missed = isList ? [] : store(path).since(from);
    if (missed === null && fake.goneBy === "status") {
      reply(response, 410, status(410, "too old"));
      return;
    }
    response.writeHead(200, { "content-type": "application/json", date: new Date().toUTCString() });
    response.flushHeaders?.();
    const write = (line: unknown) => response.write(`${JSON.stringify(line)}\n`);
    if (missed === null) {
      write({ type: "ERROR", object: status(410, "too old resource version") });
      response.end();
      return;
    }
    if (isList && fake.streamsLists === "silent") return;
    if (isList && fake.streamsLists === "error-frame") {
      write({ type: "ERROR", object: status(500, "etcd is too old for this") });
      response.end();
      return;
    }
    for (const { type, object } of missed) write({ type, object });
    if (isList) {
      for (const object of store(path).objects.values()) write({ type: "ADDED", object });
      write(bookmark({ "k8s.io/initial-events-end": "true" }));
    }
    const tell = ({ type, object }: FakeChange) => write({ type, object });
    store(path).watchers.add(tell);
    const open = watches.get(path) ?? new Set();
    const standing = { write: (line: string) => response.write(line), end };
    function end() {
      open.delete(standing);
      store(path).watchers.delete(tell);
      response.end();
    }
    watches.set(path, open.add(standing));
    response.on("close", end);
  }

  const bookmark = (annotations?: Readonly<Record<string, string>>) => ({
    type: "BOOKMARK",
    object: { metadata: { resourceVersion: String(version), ...(annotations && { annotations }) } },
  });

  const secure = tls && {
    cert: tls.certificate.cert,
    key: tls.certificate.key,
    ...(tls.clientCa ? { ca: tls.clientCa, requestCert: true, rejectUnauthorized: false } : {}),
  };
  const server = !secure
    ? http.createServer(handle)
    : tls.http2
      ? http2.createSecureServer({ ...secure, allowHTTP1: true }, handle)
      : https.createServer(secure, handle);
  server.on("connection", (socket: Socket) => {
    accepted++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      cut();
    });

  const fake: FakeApiserver = {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    requests: [],
    connections: () => accepted,
    store,
    version: () => version,
    streamsLists: "yes",
    goneBy: "frame",
    answer: null,
    denied: new Set(),
    bookmark(path) {
      fake.send(path, JSON.stringify(bookmark()));
    },
    send(path, line) {
      for (const standing of watches.get(path) ?? []) standing.write(`${line}\n`);
    },
    endWatches() {
      for (const open of watches.values()) for (const standing of [...open]) standing.end();
    },
    cut,
    watching: (path) => watches.get(path)?.size ?? 0,
    stop,
    start: () => listen(port),
    close: stop,
  };
  return fake;
}

function reply(response: Response, code: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(code, { "content-type": "application/json", ...headers });
  response.write(text);
  response.end();
}

function stream(response: Response, lines: readonly unknown[]): void {
  response.writeHead(200, { "content-type": "application/json" });
  for (const line of lines) response.write(`${typeof line === "string" ? line : JSON.stringify(line)}\n`);
  response.end();
}

function stand(response: Response, begin: (standing: FakeText) => void): void {
  response.writeHead(200, { "content-type": "text/plain" });
  response.flushHeaders?.();
  begin({
    write: (text) => void response.write(text),
    end: () => void response.end(),
    onClose: (listener) => void response.on("close", listener),
  });
}
