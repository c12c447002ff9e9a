import http, { type Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installGate } from "./create-gate.ts";

let server: Server;
let port = 0;
const reached: { url: string | undefined; headers: http.IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  installGate({ allowedHosts: ["panel.example.com"], trustedProxies: "127.0.0.2" }, () => undefined);
  server = http.createServer((request, response) => {
    reached.push({ url: request.url, headers: { ...request.headers } });
    request.resume().on("end", () => response.end("the panel"));
  });
  // Next's own: would take the socket over.
  server.on("upgrade", (_request, socket) => socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as { port: number }).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends bytes as they are. @returns Status and body, and what reached the panel. */
async function raw(lines: string[], { body = "", from = "127.0.0.1" } = {}) {
  reached.length = 0;
  const socket = connect({ port, host: "127.0.0.1", localAddress: from });
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
  let reply = "";
  for await (const chunk of socket) reply += chunk;
  return { status: Number(reply.split(" ")[1] ?? 0), reply, reached: [...reached] };
}

const get = (host: string, ...more: string[]) => raw([`GET / HTTP/1.1`, `Host: ${host}`, "Connection: close", ...more]);
const post = (host: string, ...more: string[]) =>
  raw(["POST / HTTP/1.1", `Host: ${host}`, "Connection: close", "Content-Length: 1", ...more], { body: "x" });

const own = [
  "127.0.0.1:3000",
  "192.168.1.5:3000",
  "[fd00::5]:3000",
  "[::1]",
  "localhost:3000",
  "nas",
  "nas:8080",
  "nas.local",
  "nas.lan",
  "nas.home.arpa:3000",
  "nas.tail1234.ts.net",
  "panel.example.com",
];

test.each(own)("a panel that is reached as %s answers, and takes its own page's requests", async (host) => {
  expect((await get(host)).status).toBe(200);
  for (const origin of [`http://${host}`, `https://${host}`]) {
    expect((await post(host, `Origin: ${origin}`)).status).toBe(200);
  }
  expect((await post(host, "Sec-Fetch-Site: same-origin")).status).toBe(200);
});

test.each([
  "evil.com",
  "127.0.0.1.evil.com",
  "example.com",
  "a b",
  "nas.local.evil.com",
  "",
  "[::1",
  "evil.com:3000",
  "localhost.evil.com.",
])("a public name that was made to point here (%j) is refused before the panel sees it", async (host) => {
  const { status, reached } = await get(host);
  expect([400, 421]).toContain(status);
  expect(reached).toEqual([]);
});

test("two Host headers, none, or an address that names another host are refused", async () => {
  expect((await raw(["GET / HTTP/1.1", "Host: nas", "Host: evil.com", "Connection: close"])).status).toBe(400);
  expect((await raw(["GET / HTTP/1.0", "Connection: close"])).status).toBe(400);
  expect((await raw(["GET http://evil.com/ HTTP/1.1", "Host: nas", "Connection: close"])).status).toBe(400);
  expect((await raw(["GET //evil.com/ HTTP/1.1", "Host: nas", "Connection: close"])).status).toBe(400);
});

test.each([
  ["another site", "Origin: https://evil.com"],
  ["a sandboxed frame", "Origin: null"],
  ["another port", "Origin: http://nas:9999"],
  ["a sub-domain", "Origin: http://x.nas"],
  ["nobody knows where", "X-Nothing: 1"],
  ["another site that hides its origin", "Sec-Fetch-Site: cross-site"],
  ["a neighbour on the same site", "Sec-Fetch-Site: same-site"],
  ["the address bar", "Sec-Fetch-Site: none"],
])("a change that comes from %s is refused before the panel sees it", async (_, header) => {
  const { status, reached } = await post("nas", header);
  expect(status).toBe(403);
  expect(reached).toEqual([]);
});

test("a foreign page can neither read our data nor frame it, but a link to a page works", async () => {
  const ask = (path: string, mode: string) =>
    raw([
      `GET ${path} HTTP/1.1`,
      "Host: nas",
      "Connection: close",
      "Sec-Fetch-Site: cross-site",
      `Sec-Fetch-Mode: ${mode}`,
    ]);
  expect((await ask("/containers", "navigate")).status).toBe(200);
  expect((await ask("/api/stream", "navigate")).status).toBe(403);
  expect((await ask("/api/stream", "cors")).status).toBe(403);
  expect((await ask("/containers", "no-cors")).status).toBe(403);
  expect((await get("nas")).reply).toMatch(/x-frame-options: DENY/i);
});

test("an upgrade is refused and its socket closed", async () => {
  const { status, reached } = await raw(["GET / HTTP/1.1", "Host: nas", "Connection: Upgrade", "Upgrade: websocket"]);
  expect(status).toBe(400);
  expect(reached).toEqual([]);
});

test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])("%s is not a method of this panel", async (method) => {
  const { status, reached } = await raw([
    `${method} / HTTP/1.1`,
    "Host: nas",
    "Origin: http://nas",
    "Connection: close",
  ]);
  expect(status).toBe(405);
  expect(reached).toEqual([]);
});

test("a body over 256 KiB, or one whose length is not told, is refused unread", async () => {
  const head = ["POST / HTTP/1.1", "Host: nas", "Origin: http://nas", "Connection: close"];
  expect((await raw([...head, `Content-Length: ${256 * 1024 + 1}`])).status).toBe(413);
  expect((await raw([...head, "Transfer-Encoding: chunked"], { body: "1\r\nx\r\n0\r\n\r\n" })).status).toBe(411);
  expect((await raw(head)).status).toBe(411);
  const most = "x".repeat(256 * 1024);
  expect((await raw([...head, `Content-Length: ${most.length}`], { body: most })).status).toBe(200);
});

test("a pasted kubeconfig of 1 MiB has room on its page, and on no other that is written like it", async () => {
  const asked = async (path: string, bytes: number) =>
    (
      await raw([
        `POST ${path} HTTP/1.1`,
        "Host: nas",
        "Origin: http://nas",
        "Connection: close",
        `Content-Length: ${bytes}`,
      ])
    ).status;
  const room = 2 * 1024 * 1024;
  const body = "x".repeat(1024 * 1024);
  const head = ["POST /settings/clusters?_rsc=1 HTTP/1.1", "Host: nas", "Origin: http://nas", "Connection: close"];
  expect((await raw([...head, `Content-Length: ${body.length}`], { body })).status).toBe(200);
  expect(await asked("/settings/clusters", room + 1)).toBe(413);
  for (const path of ["/settings/engines", "/settings/clusters/", "/settings/Clusters", "/x?/settings/clusters"])
    expect(await asked(path, 256 * 1024 + 1), path).toBe(413);
});

test("what a stranger says about where it comes from is dropped", async () => {
  const { reached } = await get(
    "nas",
    "X-Forwarded-For: 10.9.9.9",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Host: evil.com",
    "X-Bulkhead-Peer: 10.9.9.9",
    "X-Middleware-Subrequest: proxy:proxy:proxy",
    "Content-Security-Policy: script-src 'nonce-mine'",
    "X-Nonce: mine",
    "Forwarded: for=10.9.9.9",
  );
  expect(reached[0]?.headers).toMatchObject({
    host: "nas",
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-host": "nas",
    "x-forwarded-proto": "http",
    "x-bulkhead-peer": "127.0.0.1",
  });
  expect(JSON.stringify(reached[0]?.headers)).not.toMatch(/10\.9\.9\.9|evil|mine|subrequest/);
});

test("a trusted proxy is believed, up to the first address that no proxy vouches for", async () => {
  const { status, reached, reply } = await raw(
    [
      "POST / HTTP/1.1",
      "Host: 127.0.0.1:3000",
      "Connection: close",
      "Content-Length: 1",
      "Origin: https://panel.example.com",
      "X-Forwarded-Host: panel.example.com",
      "X-Forwarded-Proto: https",
      "X-Forwarded-For: 6.6.6.6, 192.168.1.77, 127.0.0.2",
    ],
    { body: "x", from: "127.0.0.2" },
  );
  expect(status).toBe(200);
  expect(reached[0]?.headers).toMatchObject({ host: "panel.example.com", "x-bulkhead-peer": "192.168.1.77" });
  expect(reply).toMatch(/strict-transport-security/i);
});

test("every answer, refusals included, is closed to frames, sniffing and foreign content", async () => {
  for (const { reply } of [await get("nas"), await get("evil.com")]) {
    expect(reply).toMatch(/content-security-policy: default-src 'none'/i);
    expect(reply).toMatch(/x-content-type-options: nosniff/i);
    expect(reply).toMatch(/referrer-policy: no-referrer/i);
  }
});

test("a script may load the panel's own scripts, which is what the map's worker lives by; nothing else may", async () => {
  const ask = (path: string) => raw([`GET ${path} HTTP/1.1`, "Host: nas", "Connection: close"]);
  expect((await ask("/_next/static/chunks/worker.js")).reply).toMatch(/security-policy: .*script-src 'self'/i);
  expect((await ask("/api/stream")).reply).not.toMatch(/script-src/i);
});
