import http, { type Server, type ServerResponse } from "node:http";
import net from "node:net";
import { afterEach, expect, test } from "vitest";
import { installGate } from "./create-gate.ts";

const genuine = http.createServer;
const open: { close(): void }[] = [];
afterEach(() => {
  http.createServer = genuine;
  for (const each of open.splice(0)) each.close();
});

async function gatedServer(answer: (response: ServerResponse) => void): Promise<number> {
  installGate({ allowedHosts: [], trustedProxies: "", stalledMs: 300 }, () => undefined);
  const server: Server = http.createServer((_request, response) => answer(response));
  http.createServer = genuine;
  server.keepAliveTimeout = 200;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({ close: () => server.closeAllConnections() }, server);
  return (server.address() as net.AddressInfo).port;
}

function ask(port: number): net.Socket {
  const socket = net.connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  open.push({ close: () => socket.destroy() });
  return socket;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("a reader that takes nothing of a long answer is cut, and its answer let go", async () => {
  const ended = Promise.withResolvers<boolean>();
  const port = await gatedServer((response) => {
    response.on("close", () => ended.resolve(response.writableFinished));
    for (let part = 0; part < 64; part += 1) response.write("x".repeat(512 * 1024));
  });
  ask(port).pause();
  expect(await ended.promise).toBe(false);
});

test("an event stream that is quiet for longer is not cut", async () => {
  let answered: ServerResponse | null = null;
  const port = await gatedServer((response) => {
    answered = response;
    response.write("event: hello\n\n");
  });
  const socket = ask(port);
  socket.resume();
  await pause(1000);
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  (answered as ServerResponse | null)?.write("event: beat\n\n");
  await expect.poll(() => text).toContain("beat");
});

test("an idle connection that is kept alive still ends after its time", async () => {
  const port = await gatedServer((response) => response.end("short"));
  const socket = ask(port);
  socket.resume();
  const closed = new Promise((resolve) => socket.on("close", () => resolve("closed")));
  expect(await closed).toBe("closed");
});
