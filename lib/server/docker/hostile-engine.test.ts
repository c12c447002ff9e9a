import type http from "node:http";
import { afterEach, expect, test } from "vitest";
import type { LogLine } from "@/lib/domain/stream";
import { createEngineSource } from "./create-engine-source";
import { closeEngines, engineThat, says } from "./engine-that";
import { maxBodyBytes } from "./http";
import { testEngineConnection } from "./test-connection";

afterEach(closeEngines);

test.each([
  ["text", "hello"],
  ["half a list", '[{"Id":"a"'],
  ["an object in place of a list", '{"message":"ok"}'],
  ["null", "null"],
  ["nothing", ""],
])("%s in place of the container list is a clear failure", async (_what, body) => {
  const { client } = await engineThat({ "/containers/json": says(body) });
  await expect(client.listContainers()).rejects.toMatchObject({ kind: "invalid-response", message: /^Engine "odd" / });
});

test("rows that aren't containers are left out, and the others stay", async () => {
  const rows = [
    null,
    7,
    "x",
    {},
    { Id: "" },
    { Id: "good", Names: ["/web"], State: "running" },
    { Id: "nameless", Names: 5 },
  ];
  const { client } = await engineThat({ "/containers/json": says(JSON.stringify(rows)) });
  expect((await client.listContainers()).map((one) => one.name)).toEqual(["web", "nameless"]);
});

test("an answer cut off in the middle is a failure, not an endless wait", async () => {
  const { client } = await engineThat({
    "/containers/json": (_request, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('[{"Id":"a"},', () => response.destroy());
    },
  });
  await expect(client.listContainers()).rejects.toMatchObject({ kind: "unreachable" });
});

test("an answer without an end is refused before it fills the memory", async () => {
  let sent = 0;
  const { client } = await engineThat({
    "/containers/json": (_request, response) => {
      const chunk = Buffer.alloc(1_048_576, " ");
      const more = () => {
        sent += chunk.length;
        if (!response.destroyed) response.write(chunk, more);
      };
      more();
    },
  });
  await expect(client.listContainers()).rejects.toMatchObject({ kind: "invalid-response" });
  expect(sent).toBeLessThan(maxBodyBytes * 2);
});

test("a connection that the engine has closed meanwhile is dialled anew for a read", async () => {
  const { client, server } = await engineThat({ "/containers/json": says("[]") });
  server.keepAliveTimeout = 0;
  await client.listContainers();
  server.closeIdleConnections();
  await expect(client.listContainers()).resolves.toEqual([]);
});

test("an id can't reach another endpoint", async () => {
  const seen: string[] = [];
  const { client } = await engineThat({
    "/containers/": (request, response) => response.end(seen.push(request.url ?? "") && "{}"),
  });
  await client.killContainer("a/../../images/x?y=1#z");
  expect(seen).toEqual(["/v1.47/containers/a%2F..%2F..%2Fimages%2Fx%3Fy%3D1%23z/kill"]);
});

test("a pull that fails inside its stream has failed", async () => {
  const lines = [
    '{"status":"Pulling from app","id":"v1"}',
    "not json",
    '{"errorDetail":{"message":"no space left\\u001b[2J"},"error":"x"}',
  ];
  const { client } = await engineThat({ "/images/create": says(lines.join("\r\n")) });
  await expect(client.pullImage("registry:5000/app:v1")).rejects.toMatchObject({
    kind: "engine-error",
    message: 'Engine "odd" couldn\'t pull registry:5000/app:v1: no space left\\u{1b}[2J',
  });
});

test("a pull tells how far it is, and asks for one tag only", async () => {
  let asked = "";
  const lines = [
    { status: "Pulling from library/app", id: "latest" },
    { status: "Pulling fs layer", id: "l1", progressDetail: {} },
    { status: "Already exists", id: "l2", progressDetail: {} },
    { status: "Downloading", id: "l1", progressDetail: { current: 50, total: 200 } },
    { status: "Download complete", id: "l1" },
    { status: "Pull complete", id: "l1" },
    { status: "Status: Downloaded newer image" },
  ];
  const { client } = await engineThat({
    "/images/create": (request, response) => {
      asked = request.url ?? "";
      response.end(lines.map((line) => JSON.stringify(line)).join("\n"));
    },
  });
  const told: unknown[] = [];
  await client.pullImage("app", { onProgress: (progress) => told.push(progress) });
  expect(asked).toContain("fromImage=app&tag=latest");
  expect(told[2]).toEqual({ layersDone: 1, layersTotal: 2, bytesDone: 50, bytesTotal: 200 });
  expect(told.at(-1)).toEqual({ layersDone: 2, layersTotal: 2, bytesDone: 200, bytesTotal: 200 });
});

test("a log line of five megabytes, and one that isn't UTF-8, are shown as far as they go", async () => {
  const big = Buffer.concat([
    Buffer.from("2026-01-01T00:00:00Z "),
    Buffer.alloc(5 * 1024 * 1024, "x"),
    Buffer.from("\n\xff\xfe end\n", "latin1"),
  ]);
  const { client } = await engineThat({
    "/containers/c1/json": says('{"Id":"c1","Name":"/c1","Config":{"Tty":true}}'),
    "/containers/c1/logs": says(big),
  });
  const lines: LogLine[] = [];
  const signal = new AbortController().signal;
  await client.followLogs("c1", { tail: 100, timestamps: true, signal, onLines: (more) => lines.push(...more) });
  expect(lines.map((line) => line.text.length < 17_000)).toEqual([true, true]);
  expect(lines[0]?.text).toMatch(/^xxx.*… \(\d+ more bytes\)$/);
  expect(lines[1]?.text).toBe("\ufffd\ufffd end");
});

test("a log that its reader leaves ends at once", async () => {
  const { client } = await engineThat({
    "/containers/c1/json": says('{"Id":"c1","Name":"/c1"}'),
    "/containers/c1/logs": (_request, response) => void response.writeHead(200).flushHeaders(),
  });
  const left = new AbortController();
  const following = client.followLogs("c1", {
    tail: 1,
    timestamps: true,
    signal: left.signal,
    onLines: () => undefined,
  });
  setTimeout(() => left.abort(), 50);
  await expect(following).rejects.toMatchObject({ kind: "cancelled" });
});

test("an engine that pings but has no list is down with its reason, and says so in the test", async () => {
  const info = says('{"ID":"x","Name":"odd","ServerVersion":"1"}');
  const { config } = await engineThat({ "/info": info, "/networks": says("<html>"), "/events": () => undefined });
  expect(await testEngineConnection(config.connection)).toMatchObject({
    ok: false,
    failure: { kind: "invalid-response" },
  });
});

test("a container whose inspect fails stays on the map with what the list knows", async () => {
  const rows = [
    { Id: "good", Names: ["/good"], State: "running", Status: "Up 1 second" },
    {
      Id: "stuck",
      Names: ["/stuck"],
      State: "exited",
      Status: "Exited (3) 1 hour ago",
      Image: "app",
      Ports: [{ PrivatePort: 80, PublicPort: 8080, Type: "tcp", IP: "::" }],
    },
  ];
  const { config } = await engineThat({
    "/info": says('{"ID":"x","Name":"odd","ServerVersion":"25.0"}'),
    "/networks": says("[]"),
    "/events": (_request, response) => void response.writeHead(200).flushHeaders(),
    "/containers/json": says(JSON.stringify(rows)),
    "/containers/good": says('{"Id":"good","Name":"/good","State":{"Status":"running"}}'),
    "/containers/stuck": says('{"message":"layer not found"}', 500),
  });
  const live = Promise.withResolvers<void>();
  const source = createEngineSource(config, {
    status: (status) => status.state === "live" && live.resolve(),
    report: () => undefined,
  });
  await live.promise;
  const stuck = source.report()?.containers.get("stuck");
  expect(source.report()?.containers.size).toBe(2);
  expect(stuck).toMatchObject({ name: "stuck", state: "exited", exitCode: 3, imageRef: "app" });
  expect(stuck?.ports).toEqual([{ containerPort: 80, proto: "tcp", hostIp: "::", hostPort: 8080 }]);
  await source.dispose();
});

test("events that are garbage, endless or about nothing harm nothing, and a real one among them is followed", async () => {
  let state = "running";
  let stream: http.ServerResponse | undefined;
  const { config } = await engineThat({
    "/info": says('{"ID":"x","Name":"odd","ServerVersion":"25.0"}'),
    "/networks": says("[]"),
    "/events": (_request, response) => {
      stream = response;
      response.writeHead(200).flushHeaders();
    },
    "/containers/json": (_request, response) =>
      response.end(JSON.stringify([{ Id: "a", Names: ["/a"], State: state }])),
    "/containers/a": (_request, response) =>
      response.end(JSON.stringify({ Id: "a", Name: "/a", State: { Status: state } })),
  });
  const live = Promise.withResolvers<void>();
  const paused = Promise.withResolvers<void>();
  const source = createEngineSource(config, {
    status: (status) => status.state === "live" && live.resolve(),
    report: (report) => report.containers.get("a")?.state === "paused" && paused.resolve(),
  });
  await live.promise;
  stream?.write(`\u0000\u0001garbage\n[]\nnull\n{"Type":"container"}\n{"Type":"volume","Actor":{"ID":"v"},"time":1}\n`);
  stream?.write(`${"x".repeat(3_000_000)}\n`);
  state = "paused";
  stream?.write(
    '{"Type":"container","Action":"pause","Actor":{"ID":"a"},"time":1700000000,"timeNano":1700000000000000000}\n',
  );
  await paused.promise;
  expect(source.status().state).toBe("live");
  await source.dispose();
});

test("five thousand events in a moment cost two inspects for each container, and leave nothing stale", async () => {
  const states = new Map(Array.from({ length: 50 }, (_, index) => [`c${index}`, "running"]));
  let inspects = 0;
  let stream: http.ServerResponse | undefined;
  const { config } = await engineThat({
    "/info": says('{"ID":"x","Name":"odd","ServerVersion":"25.0"}'),
    "/networks": says("[]"),
    "/events": (_request, response) => {
      stream = response;
      response.writeHead(200).flushHeaders();
    },
    "/containers/json": (_request, response) =>
      response.end(JSON.stringify([...states].map(([Id, State]) => ({ Id, Names: [`/${Id}`], State })))),
    "/containers/": (request, response) => {
      inspects++;
      const id = /containers\/(c\d+)\/json/.exec(request.url ?? "")?.[1] ?? "";
      response.end(JSON.stringify({ Id: id, Name: `/${id}`, State: { Status: states.get(id) } }));
    },
  });
  const live = Promise.withResolvers<void>();
  const source = createEngineSource(config, {
    status: (status) => status.state === "live" && live.resolve(),
    report: () => undefined,
  });
  await live.promise;
  inspects = 0;
  for (let sent = 0; sent < 5_000; sent++) {
    const id = `c${sent % 50}`;
    const action = states.get(id) === "running" ? "pause" : "unpause";
    states.set(id, action === "pause" ? "paused" : "running");
    stream?.write(`{"Type":"container","Action":"${action}","Actor":{"ID":"${id}"},"time":1700000000}\n`);
  }
  for (const id of states.keys()) states.set(id, "paused");
  const shown = () => [...(source.report()?.containers.values() ?? [])].map((one) => one.state);
  await expect.poll(shown).toEqual(Array.from({ length: 50 }, () => "paused"));
  // Whoever looks once more than is needed has begun to by then.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(inspects).toBeLessThanOrEqual(50 * 4);
  await source.dispose();
});
