import { afterEach, expect, test, vi } from "vitest";
import type { View } from "@/lib/domain/topology/model";
import { StreamHub } from "./stream-hub";

const patchOf = (text: string) => ({
  nodes: { put: [{ id: text } as never], del: [] },
  relations: { put: [], del: [] },
  findings: { put: [], del: [] },
  places: { put: [], del: [] },
});

function lab() {
  let revision = 1;
  const view = (): View =>
    ({
      bootId: "boot",
      revision,
      at: 0,
      nodes: new Map(),
      relations: new Map(),
      findings: new Map(),
      places: new Map(),
      sources: new Map(),
    }) as never;
  const hub = new StreamHub({
    bootId: "boot",
    build: "build-1",
    view,
    operations: () => [],
    positions: (userId) => (userId === "u1" ? [{ preset: "zones", nodeId: "host:nas", x: 4, y: 2 }] : []),
    lab: {
      ...{ container: () => null, client: () => null, pods: () => null, clusterLogs: () => null },
      onChange: () => () => undefined,
    },
  });
  return {
    hub,
    patch(text = "node") {
      revision += 1;
      hub.publish(view(), patchOf(text), revision - 1);
    },
  };
}

const owner = { sessionId: "s1", userId: "u1" };
const door = { owner, watch: () => () => undefined, lastEventId: null, build: "build-1" };
const hubs: StreamHub[] = [];
afterEach(() => {
  for (const hub of hubs.splice(0)) hub.close();
  vi.useRealTimers();
});

function start() {
  const made = lab();
  hubs.push(made.hub);
  return made;
}

/** Reads as many events, or until one says something: names, ids and data. */
async function read(stream: ReadableStream<Uint8Array> | null, enough: number | { until: string }) {
  if (!stream) throw new Error("The hub let nobody in.");
  const reader = stream.getReader();
  let text = "";
  const isEnough = () =>
    typeof enough === "number"
      ? text.split("\n\n").length - 1 - text.split("event: positions").length + 1 >= enough
      : text.includes(enough.until) && text.endsWith("\n\n");
  while (!isEnough()) {
    const { value, done } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
  }
  reader.releaseLock();
  return (
    text
      .split("\n\n")
      .filter((frame) => frame.includes("event: "))
      // Every stream begins with where its owner moved boxes to; the test of that asks for it.
      .filter((frame) => typeof enough !== "number" || !frame.includes("event: positions"))
      .map((frame) => {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1] ?? "";
        return { event: field("event"), id: field("id"), data: JSON.parse(field("data")) };
      })
  );
}

test("a newcomer gets hello and a snapshot whose id says boot and revision", async () => {
  const { hub, patch } = start();
  patch();
  const events = await read(hub.open(door), 2);
  expect(events.map(({ event, id }) => [event, id])).toEqual([
    ["hello", ""],
    ["snapshot", "boot:2"],
  ]);
});

test("a person is told where they moved boxes to, and hears of every change; nobody else does", async () => {
  const { hub } = start();
  const other = { ...door, owner: { sessionId: "s2", userId: "u2" } };
  const [mine, theirs] = [hub.open(door), hub.open(other)];
  const moved = [{ preset: "zones", nodeId: "host:nas", x: 4, y: 2 }];
  const told = await read(mine, { until: "snapshot" });
  expect(told[1]).toMatchObject({ event: "positions", data: { positions: moved } });
  expect((await read(theirs, { until: "snapshot" }))[1]).toMatchObject({ data: { positions: [] } });
  hub.positionsChanged("u1");
  expect(await read(mine, { until: "positions" })).toMatchObject([{ event: "positions", data: { positions: moved } }]);
});

test("who comes back gets only the patches it missed", async () => {
  const { hub, patch } = start();
  patch("a");
  patch("b");
  patch("c");
  const events = await read(hub.open({ ...door, lastEventId: "boot:2" }), 3);
  expect(events.map(({ event, id }) => [event, id])).toEqual([
    ["hello", ""],
    ["patch", "boot:3"],
    ["patch", "boot:4"],
  ]);
  expect(events[1]?.data).toMatchObject({ prev: 2, revision: 3 });
});

test.each(["other-boot:2", "boot:99", "boot:-1", "nonsense", `boot:${"9".repeat(400)}`])(
  "who comes back with %s gets a snapshot, never a wrong continuation",
  async (lastEventId) => {
    const { hub, patch } = start();
    patch();
    patch();
    const events = await read(hub.open({ ...door, lastEventId }), 2);
    expect(events[1]).toMatchObject({ event: "snapshot", id: "boot:3" });
  },
);

test("who comes back after nobody looked for a while gets a snapshot, and goes on from there", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance", "Date"] });
  const { hub, patch } = start();
  patch();
  await hub.open(door)?.cancel();
  vi.advanceTimersByTime(120_000);
  patch();
  const stream = hub.open({ ...door, lastEventId: "boot:2" });
  patch();
  const events = await read(stream, 3);
  expect(events.map(({ event, id }) => [event, id])).toEqual([
    ["hello", ""],
    ["snapshot", "boot:3"],
    ["patch", "boot:4"],
  ]);
});

test("a page of another build is told that there is a new version", async () => {
  const { hub } = start();
  const events = await read(hub.open({ ...door, build: "build-0" }), 2);
  expect(events[1]).toMatchObject({ event: "version", data: { build: "build-1" } });
});

test("a reader that takes nothing costs a bounded amount, and finds the newest picture when it wakes", async () => {
  const { hub, patch } = start();
  const stream = hub.open(door);
  const big = "x".repeat(50_000);
  for (let index = 0; index < 200; index += 1) patch(`${big}${index}`);
  const events = await read(stream, { until: '"revision":201' });
  expect(events.length).toBeLessThan(60);
  let at = -1;
  for (const { event, data } of events) {
    if (event === "snapshot") at = data.revision;
    if (event !== "patch") continue;
    expect(data.prev).toBe(at);
    at = data.revision;
  }
  expect(at).toBe(201);
});

test("a reader that takes nothing for ten seconds is cut, the others are not", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance", "Date"] });
  const { hub, patch } = start();
  const slow = hub.open(door);
  const quick = hub.open(door)?.getReader();
  const drain = async () => {
    while (!(await quick?.read())?.done);
  };
  void drain();
  for (let second = 0; second < 15; second += 1) {
    patch("x".repeat(100_000));
    await new Promise(setImmediate);
    vi.advanceTimersByTime(1000);
  }
  expect(hub.clientCount).toBe(1);
  await expect(slow?.getReader().read()).rejects.toMatchObject({ name: "AbortError" });
});

test("a session that ends takes its stream along at once", async () => {
  const { hub } = start();
  let end = () => {};
  const watch = (onEnd: () => void) => {
    end = onEnd;
    return () => undefined;
  };
  const reader = hub.open({ ...door, watch })?.getReader();
  end();
  while (!(await reader?.read())?.done);
  expect(hub.clientCount).toBe(0);
});

test("a browser that leaves is forgotten, and its session is watched no longer", async () => {
  const { hub } = start();
  const unwatch = vi.fn();
  const stream = hub.open({ ...door, watch: () => unwatch });
  await stream?.cancel();
  expect(hub.clientCount).toBe(0);
  expect(unwatch).toHaveBeenCalledTimes(1);
});

test("nobody subscribes on a stream of somebody else's session", async () => {
  const { hub } = start();
  const events = await read(hub.open(door), 2);
  const streamId: string = events[0]?.data.streamId;
  const wish = { stats: [], logs: [] };
  expect(hub.subscribe(streamId, { sessionId: "s2", userId: "u1" }, wish)).toBeNull();
  expect(hub.subscribe(streamId, owner, wish)).toEqual({});
});
