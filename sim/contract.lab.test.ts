import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeHousehold } from "@/e2e/lab/household.mjs";
import { requireLab } from "@/lib/server/docker/watch-engine";
import { createEngine } from "./engine/create-engine.ts";
import { provide } from "./engine/images.ts";
import { type Served, serve } from "./http/serve.ts";

/** What the simulated engine says is held against what a real one says to the same requests. */
const lab = requireLab();
const prefix = "simcontract";
const image = lab.images.busybox;
const folder = mkdtempSync(path.join(tmpdir(), "bulkhead-sim-"));
const simSocket = path.join(folder, "sim.sock");
let served: Served;

beforeAll(async () => {
  const engine = createEngine({ name: "sim", seed: "contract" });
  provide(engine, { ref: image });
  served = await serve(engine, { socketPath: simSocket });
  await removeHousehold(lab.new, prefix);
});
afterAll(async () => {
  await served.close();
  await removeHousehold(lab.new, prefix);
  rmSync(folder, { recursive: true, force: true });
});

interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what an engine says, unshaped.
  readonly json: any;
}

function ask(socketPath: string, method: string, target: string, body?: unknown): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "Content-Type": "application/json" };
    const request = http.request({ socketPath, method, path: `/v1.44${target}`, headers }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, json: parse(text) });
    });
    request.on("error", reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Several lines of JSON stay text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const wanted = {
  Image: image,
  Cmd: ["sleep", "600"],
  Env: ["KEY=value"],
  Labels: { "bulkhead-lab.household": prefix, role: "contract" },
  ExposedPorts: { "80/tcp": {} },
  StopTimeout: 0,
  HostConfig: {
    NetworkMode: "bridge",
    PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "18961" }] },
    RestartPolicy: { Name: "unless-stopped" },
    Binds: [`${prefix}-volume:/data`],
  },
};

/** The same life on either engine: what it answered, what it said while running, and its events. */
async function live(socket: string) {
  const statuses: string[] = [];
  const step = async (what: string, method: string, target: string, body?: unknown) => {
    const reply = await ask(socket, method, target, body);
    statuses.push(`${what} ${reply.status}`);
    return reply;
  };
  const name = `${prefix}-one`;
  const started = Date.now() / 1000 - 1;
  await step("create", "POST", `/containers/create?name=${name}`, wanted);
  const created = (await ask(socket, "GET", `/containers/${name}/json`)).json;
  await step("create again", "POST", `/containers/create?name=${name}`, wanted);
  await step("create of nothing", "POST", "/containers/create?name=x1", { Image: "no-such-image:1" });
  await step("kill", "POST", `/containers/${name}/kill`);
  await step("start", "POST", `/containers/${name}/start`);
  await step("start again", "POST", `/containers/${name}/start`);
  const running = (await ask(socket, "GET", `/containers/${name}/json`)).json;
  const filters = encodeURIComponent(JSON.stringify({ label: ["role=contract"] }));
  const listed = (await ask(socket, "GET", `/containers/json?all=1&filters=${filters}`)).json;
  const sample = (await ask(socket, "GET", `/containers/${name}/stats?stream=false&one-shot=true`)).json;
  await step("pause", "POST", `/containers/${name}/pause`);
  await step("pause again", "POST", `/containers/${name}/pause`);
  await step("unpause", "POST", `/containers/${name}/unpause`);
  await step("rename", "POST", `/containers/${name}/rename?name=${name}-b`);
  await step("rename back", "POST", `/containers/${name}-b/rename?name=${name}`);
  await step("remove running", "DELETE", `/containers/${name}`);
  await step("update", "POST", `/containers/${name}/update`, { RestartPolicy: { Name: "no" } });
  const second = { ...wanted, HostConfig: { ...wanted.HostConfig, Binds: null } };
  await step("create second", "POST", `/containers/create?name=${prefix}-two`, second);
  await step("port taken", "POST", `/containers/${prefix}-two/start`);
  const refused = (await ask(socket, "GET", `/containers/${prefix}-two/json`)).json;
  await step("remove second", "DELETE", `/containers/${prefix}-two`);
  await step("restart", "POST", `/containers/${name}/restart?t=0`);
  await step("stop", "POST", `/containers/${name}/stop?t=0`);
  await step("stop again", "POST", `/containers/${name}/stop?t=0`);
  const stopped = (await ask(socket, "GET", `/containers/${name}/json`)).json;
  await step("remove", "DELETE", `/containers/${name}`);
  await step("inspect of nothing", "GET", `/containers/${name}/json`);
  await step("image", "GET", `/images/${image}/json`);
  await step("network of nothing", "GET", "/networks/no-such-network");
  const until = (Date.now() / 1000 + 0.3).toFixed(3);
  const eventFilters = encodeURIComponent(JSON.stringify({ type: ["container"], label: ["role=contract"] }));
  const told = await ask(socket, "GET", `/events?since=${started}&until=${until}&filters=${eventFilters}`);
  const events = parseLines(told.json).filter(({ Actor }) => Actor.Attributes.name?.startsWith(`${prefix}-one`));
  const network = (await ask(socket, "GET", "/networks/bridge")).json;
  return { statuses, created, running, listed, sample, refused, stopped, events, network };
}

interface RawEvent {
  readonly Type: string;
  readonly Action: string;
  readonly time: number;
  readonly timeNano: number;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

/** A lone line is JSON already; several come as text. */
const parseLines = (told: unknown): RawEvent[] =>
  typeof told === "string"
    ? told
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [told as RawEvent];

/** Paths of everything in a JSON value with the kind of value there; nothing below what differs from day to day. */
function shape(value: unknown, at = ""): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.length === 0 ? [] : [`${at}[]`, ...shape(value[0], `${at}[]`)];
  if (typeof value !== "object") return [`${at}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, each]) => shape(each, `${at}.${key}`));
}

describe("a simulated engine beside a real one", () => {
  let real: Awaited<ReturnType<typeof live>>;
  let sim: Awaited<ReturnType<typeof live>>;
  beforeAll(async () => {
    [real, sim] = await Promise.all([live(lab.new.socket), live(simSocket)]);
  });

  test("answers each request with the same status", () => {
    expect(sim.statuses).toEqual(real.statuses);
  });

  test("tells the same events in the same order, with the attributes that the panel reads", () => {
    // A real process may need a second signal, and its end and the end of the stop that caused it may be told either way.
    const said = ({ events }: typeof sim) =>
      events
        .map(({ Action }) => Action)
        .join(" ")
        .replaceAll("kill kill", "kill")
        .replaceAll("stop die", "die stop");
    expect(said(sim)).toEqual(said(real));
    const attributes = ({ events }: typeof sim, action: string) =>
      Object.keys(events.find(({ Action }) => Action === action)?.Actor.Attributes ?? {}).sort();
    for (const action of ["create", "kill", "die", "rename"])
      expect(attributes(sim, action), action).toEqual(attributes(real, action));
  });

  const parts = ["created", "running", "stopped", "network"] as const;
  test.each(parts)("says nothing in its inspect (%s) that the real one does not say, and of the same kind", (part) => {
    const known = new Set(shape(real[part]));
    const driverOwn = /^\.(GraphDriver|Options|Labels|Containers|NetworkSettings\.(Ports|Sandbox))/;
    const foreign = shape(sim[part]).filter((each) => !known.has(each) && !driverOwn.test(each));
    expect(foreign.filter((each) => !/DNSNames|DriverOpts|Aliases|MaskedPaths/.test(each))).toEqual([]);
  });

  test("says in its inspect whatever the panel reads there", () => {
    for (const path of ["Id", "Name", "Created", "Image", "Path", "RestartCount"])
      expect(sim.running, path).toHaveProperty(path);
    const state = (inspected: Reply["json"]) =>
      ["Status", "Running", "ExitCode", "OOMKilled", "Error"].map((key) => inspected.State[key]);
    expect(state(sim.running)).toEqual(state(real.running));
    expect(sim.stopped.State.Status).toBe(real.stopped.State.Status);
    expect(sim.refused.State).toMatchObject({ Status: real.refused.State.Status });
    expect(sim.refused.State.Error).toMatch(/port is already allocated/);
    expect(real.refused.State.Error).toMatch(/port is already allocated/);
    expect(sim.running.NetworkSettings.Ports).toEqual(real.running.NetworkSettings.Ports);
    expect(sim.stopped.NetworkSettings.Ports).toEqual(real.stopped.NetworkSettings.Ports);
    expect(sim.running.Mounts[0]).toMatchObject({
      Type: "volume",
      Name: `${prefix}-volume`,
      Destination: "/data",
      RW: true,
    });
    expect(real.running.Mounts[0]).toMatchObject({
      Type: "volume",
      Name: `${prefix}-volume`,
      Destination: "/data",
      RW: true,
    });
  });

  test("lists as the real one does", () => {
    expect(sim.listed).toHaveLength(1);
    expect(real.listed).toHaveLength(1);
    const known = new Set(shape(real.listed[0]));
    const foreign = shape(sim.listed[0]).filter(
      (each) => !known.has(each) && !/DNSNames|Aliases|IPAMConfig/.test(each),
    );
    expect(foreign).toEqual([]);
    expect(sim.listed[0].State).toBe(real.listed[0].State);
    expect(sim.listed[0].Status).toMatch(/^Up (Less than a second|\d+ seconds?|1 second)$/);
    expect(real.listed[0].Status).toMatch(/^Up (Less than a second|\d+ seconds?|1 second)$/);
  });

  test("samples what the panel counts CPU and memory from", () => {
    const read = (sample: Record<string, Record<string, Record<string, unknown>>>) => [
      typeof sample.cpu_stats?.cpu_usage?.total_usage,
      typeof sample.cpu_stats?.system_cpu_usage,
      typeof sample.cpu_stats?.online_cpus,
      typeof sample.memory_stats?.usage,
      typeof sample.memory_stats?.limit,
    ];
    expect(read(sim.sample)).toEqual(read(real.sample));
  });
});
