import { createServer, type Server } from "node:http";
import { networkInterfaces } from "node:os";
import { afterEach, expect, test } from "vitest";
import { createListening, listenFailure } from "./listening.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const freePort = async () => {
  const probe = createServer().listen(0, "0.0.0.0");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

const lanAddress = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ internal, family }) => !internal && family === "IPv4")?.address;

const answers = (host: string, port: number) =>
  fetch(`http://${host}:${port}/`).then(
    (reply) => reply.text(),
    () => null,
  );

test("nothing beyond loopback is listened on until the panel has an owner, and no request is cut by the change", async () => {
  if (!lanAddress) throw new Error("this machine has no address besides loopback");
  const port = await freePort();
  const listening = createListening({ host: "0.0.0.0", port, isOpenFromStart: false });
  expect(listening.firstHost).toBe("127.0.0.1");
  const during = Promise.withResolvers<void>();
  server = createServer(async (request, response) => {
    if (request.url === "/slow") await during.promise;
    response.end("the panel");
  });
  listening.attach(server);
  server.listen(port, listening.firstHost);
  await new Promise((resolve) => server?.once("listening", resolve));
  expect(await answers("127.0.0.1", port)).toBe("the panel");
  expect(await answers(lanAddress, port)).toBeNull();

  const slow = fetch(`http://127.0.0.1:${port}/slow`).then((reply) => reply.text());
  await new Promise((resolve) => server?.once("request", resolve));
  listening.open();
  await new Promise((resolve) => server?.once("listening", resolve));
  expect(await answers(lanAddress, port)).toBe("the panel");
  during.resolve();
  expect(await slow).toBe("the panel");
});

test("a panel for this machine alone, or one in a container, listens where it stays", () => {
  expect(createListening({ host: "127.0.0.1", port: 1, isOpenFromStart: false }).firstHost).toBe("127.0.0.1");
  expect(createListening({ host: "0.0.0.0", port: 1, isOpenFromStart: true }).firstHost).toBe("0.0.0.0");
});

test("what keeps it from listening is told in one sentence", () => {
  const say = (code: string) => listenFailure(Object.assign(new Error(code), { code }), { host: "10.0.0.9", port: 80 });
  expect(say("EADDRINUSE")).toMatch(/Port 80 is in use.*--port/);
  expect(say("EADDRNOTAVAIL")).toMatch(/no address "10.0.0.9".*--host/);
  expect(say("EACCES")).toMatch(/--port/);
  expect(say("EPIPE")).toBeNull();
});
