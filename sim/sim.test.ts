import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Watched, watchEngine } from "@/lib/server/docker/watch-engine";
import { watchCluster } from "@/lib/server/kubernetes/watch-cluster";
import { createEngine } from "./engine/create-engine.ts";
import { provide } from "./engine/images.ts";
import { die } from "./engine/lifecycle.ts";
import type { EngineState } from "./engine/state.ts";
import { type Address, type Served, serve } from "./http/serve.ts";
import { createHousehold } from "./scenarios/household.ts";
import { place } from "./world.ts";

let served: Served & { readonly address: Address };
let watched: Watched;
let engine: EngineState;

const port = () => ("port" in served.address ? served.address.port : 0);
const named = (name: string) => [...engine.containers.values()].find((container) => container.name === name)!;

beforeEach(async () => {
  engine = createEngine({ name: "nas", seed: "test" });
  provide(engine, { ref: "postgres:16", behaviour: { kind: "service", check: "passes", output: "" } });
  provide(engine, { ref: "alpine:3", behaviour: { kind: "service", check: null, output: "" } });
  place(engine, { name: "db", image: "postgres:16", stack: "data", ports: ["5432:5432"], restart: "always" });
  place(engine, { name: "job", image: "alpine:3", restart: "no", ended: { exitCode: 0, agoMs: 60_000 } });
  served = await serve(engine, { host: "127.0.0.1", port: 0 });
  watched = watchEngine({ transport: "tcp", host: "127.0.0.1", port: port() }, "nas");
  await watched.until("live", () => watched.source.status().state === "live");
});
afterEach(async () => {
  await watched.source.dispose();
  await served.close();
});

describe("the panel's own adapter finds in a simulated engine what it finds in a real one", () => {
  test("its containers, with checks, ports and stacks", () => {
    expect(watched.named("db")).toMatchObject({
      state: "running",
      check: { status: "healthy" },
      labels: { "com.docker.compose.project": "data" },
      restartPolicy: { name: "always" },
    });
    expect(
      watched
        .named("db")
        ?.ports.map(({ hostIp, hostPort }) => `${hostIp} ${hostPort}`)
        .sort(),
    ).toEqual(["0.0.0.0 5432", ":: 5432"]);
    expect(watched.named("job")).toMatchObject({ state: "exited", exitCode: 0 });
  });

  test("a crash that nobody asked for, and the restart after it", async () => {
    die(engine, named("db"), { exitCode: 137, oomKilled: true });
    await watched.until("crashed", () => watched.named("db")?.exits.length === 1);
    expect(watched.named("db")?.exits).toMatchObject([{ exitCode: 137, oomKilled: true, asked: false }]);
    await watched.until("back", () => watched.named("db")?.state === "running");
    expect(watched.named("db")?.restartCount).toBe(1);
  });

  test("every act of a person, with the exit known to be asked for", async () => {
    const { client } = watched.source;
    const { id } = named("db");
    await client.stopContainer(id);
    await watched.until("stopped", () => watched.named("db")?.state === "exited");
    expect(watched.named("db")?.exits.at(-1)).toMatchObject({ asked: true });
    await client.startContainer(id);
    await client.pauseContainer(id);
    await watched.until("paused", () => watched.named("db")?.state === "paused");
    await client.unpauseContainer(id);
    await client.renameContainer(id, "db2");
    await watched.until("renamed", () => watched.named("db2")?.state === "running");
    await expect(client.removeContainer(id)).rejects.toMatchObject({ kind: "conflict" });
    await client.removeContainer(id, { force: true });
    await watched.until("gone", () => watched.named("db2") === undefined);
    expect(await client.inspectContainer(id)).toBeNull();
  });

  test("a pull, told layer by layer, and one that fails inside the stream", async () => {
    const { client } = watched.source;
    const seen: number[] = [];
    await client.pullImage("postgres:16", { onProgress: ({ layersDone }) => seen.push(layersDone) });
    expect(seen.at(-1)).toBe(4);
    await expect(client.pullImage("postgres:99")).rejects.toMatchObject({ kind: "engine-error" });
    await expect(client.pullImage("nowhere:1")).rejects.toMatchObject({ kind: "not-found" });
  });

  test("a port that is taken: created, not started, and the engine's own words for it", async () => {
    const { client } = watched.source;
    const body = { Image: "alpine:3", HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "5432" }] } } };
    const { id } = await client.createContainer("second", body);
    await expect(client.startContainer(id)).rejects.toThrow(/port is already allocated/);
    expect(await client.inspectContainer(id)).toMatchObject({ State: { Status: "created", ExitCode: 128 } });
  });
});

describe("faults", () => {
  test("a silent engine becomes stale, and live again when it speaks", async () => {
    await served.setFault("silent");
    await watched.until("stale", () => watched.source.status().state === "stale", 12_000);
    await served.setFault("none");
    await watched.until("live", () => watched.source.status().state === "live", 12_000);
  }, 30_000);

  test("a refusing engine comes back on the same address", async () => {
    await served.setFault("refusing");
    await watched.until("not live", () => watched.source.status().state !== "live", 12_000);
    await served.setFault("none");
    await watched.until("live", () => watched.source.status().state === "live", 12_000);
  }, 30_000);
});

test("the same seed makes the same household", () => {
  const ids = () => createHousehold("one").flatMap(({ containers }) => [...containers.keys()]);
  expect(ids()).toEqual(ids());
  expect(ids().length).toBeGreaterThan(50);
});

test("the process prints where it listens, and ends with its parent", async () => {
  const child = spawn(process.execPath, ["sim/main.ts", "--scenario", "crowd", "--engines", "2", "--containers", "3"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await new Promise<string[]>((resolve) => {
    createInterface({ input: child.stdout }).once("line", (text) => resolve([text]));
  });
  const { engines, control } = JSON.parse(line ?? "{}") as { engines: unknown[]; control: string };
  expect(engines).toHaveLength(2);
  const added = await fetch(`${control}/sim-1/add`, { method: "POST", body: JSON.stringify({ count: 5 }) });
  expect(((await added.json()) as { ids: string[] }).ids).toHaveLength(5);
  expect(await (await fetch(`${control}/state`)).json()).toMatchObject([{ containers: 3 }, { containers: 8 }]);
  child.stdin.end();
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
});

test("the household's process has a cluster, which is reached by the kubeconfig beside the engines' sockets", async () => {
  const sockets = mkdtempSync(path.join(tmpdir(), "bulkhead-sim-"));
  const child = spawn(process.execPath, ["sim/main.ts", "--scenario", "household", "--sockets", sockets], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
  const { clusters, control } = JSON.parse(line) as { clusters: { name: string }[]; control: string };
  expect(clusters).toMatchObject([{ name: "k3s", server: expect.stringMatching(/^https:\/\/127\.0\.0\.1:/) }]);
  const file = path.join(sockets, "k3s.kubeconfig");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const home = watchCluster({ source: "file", path: file, context: "k3s", allowedExec: null });
  await home.until("live", () => home.source.status().state === "live", 20_000);

  const tell = (verb: string, body: object) =>
    fetch(`${control}/k3s/${verb}`, { method: "POST", body: JSON.stringify(body) });
  const pod = () => [...home.source.report()!.objects.Pod.values()].find(({ name }) => name.startsWith("frigate-"));
  await tell("crash", { namespace: "cameras", workload: "frigate", exitCode: 137, reason: "OOMKilled" });
  await home.until("back", () => pod()?.containers[0]?.restartCount === 1, 20_000);
  await tell("silence", { node: "pi-4" });
  const node = () => home.source.report()!.objects.Node.get("pi-4");
  const isHeard = () => node()?.conditions.find(({ type }) => type === "Ready")?.status;
  await home.until("silent", () => isHeard() === "Unknown", 20_000);
  await tell("silence", { node: "pi-4", silent: false });
  await home.until("heard", () => isHeard() === "True", 20_000);
  expect((await tell("nothing", {})).status).toBe(404);

  await home.source.dispose();
  child.stdin.end();
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
  rmSync(sockets, { recursive: true, force: true });
});
