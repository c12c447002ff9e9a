import { expect, test } from "vitest";
import { BulkheadError } from "@/lib/domain/failure";
import { podsAtOnce } from "@/lib/domain/logs/limits";
import { ended, pod, podContainer } from "@/lib/domain/publish/pod-samples";
import { until } from "@/lib/server/sources/until";
import { all, lab, reader } from "./fake-pods";

const running = (restartCount = 0) => podContainer("app", { restartCount });
const waiting = (reason: string) =>
  podContainer("app", { ready: false, state: { kind: "waiting", reason, message: "" } });

test("the lines of all pods come together, each with its pod's name; two who look share one reading", () => {
  const cluster = lab([pod("web-1"), pod("web-2")]);
  const log = cluster.look();
  const [first, second] = [reader(), reader()];
  log.add(first, 100);
  cluster.of("web-1")[0]?.write("a");
  cluster.of("web-2")[0]?.write("b");
  log.add(second, 100);
  cluster.of("web-1")[0]?.write("c");
  expect(first.texts()).toEqual(["web-1 a", "web-2 b", "web-1 c"]);
  expect(second.texts()).toEqual(first.texts());
  expect(cluster.reads).toHaveLength(2);
});

test("a pod that comes joins by itself, one that goes stays and is said to have ended", async () => {
  const cluster = lab([pod("web-1")]);
  const who = reader();
  cluster.look().add(who, 100);
  cluster.of("web-1")[0]?.write("before");
  cluster.change([pod("web-1"), pod("web-2")]);
  await until("web-2 is read", () => cluster.of("web-2").length === 1);
  cluster.of("web-2")[0]?.write("hello");
  cluster.change([pod("web-2")]);
  cluster.of("web-1")[0]?.write("last words");
  cluster.of("web-1")[0]?.end();
  await until("web-1 has ended", () => who.texts().includes("web-1 has ended."));
  expect(who.texts()).toEqual([
    "web-1 before",
    "web-2 has joined.",
    "web-2 hello",
    "web-1 last words",
    "web-1 has ended.",
  ]);
  await until("it is said above the lines", () => who.states()?.join() === "web-1: ended,web-2: following");
});

test("what a node still holds open of a pod that is gone is closed", async () => {
  const cluster = lab([pod("web-1")]);
  const who = reader();
  cluster.look().add(who, 100);
  cluster.change([]);
  await until("the stream is closed", () => cluster.of("web-1")[0]?.isOpen === false);
  await until("it has ended", () => who.states()?.join() === "web-1: ended");
});

test("after a cut it is read on from its last line, and nothing stands there twice", async () => {
  const cluster = lab([pod("web-1")]);
  const who = reader();
  cluster.look().add(who, 100);
  const [first] = cluster.of("web-1");
  first?.write("a", "b");
  first?.fail(new BulkheadError("unreachable", "It can't be reached."));
  await until("it says so", () => who.states()?.join() === "web-1: failed: It can't be reached.");
  await until("it is read again", () => cluster.of("web-1").length === 2);
  const wish = cluster.of("web-1")[1]?.wish;
  expect(wish).toMatchObject({ tail: null, since: { time: who.seen.lines[1]?.at } });
  await until("it is followed", () => who.states()?.join() === "web-1: following");
  for (const line of [...who.seen.lines]) cluster.of("web-1")[1]?.repeat(line);
  cluster.of("web-1")[1]?.write("c");
  expect(who.texts()).toEqual(["web-1 a", "web-1 b", "web-1 c"]);
});

test("pods whose cluster goes and comes again are read on", async () => {
  const cluster = lab([pod("web-1")]);
  const who = reader();
  cluster.look().add(who, 100);
  cluster.of("web-1")[0]?.write("a");
  cluster.change(null);
  cluster.of("web-1")[0]?.end();
  await until("it has ended", () => who.states()?.join() === "web-1: ended");
  cluster.change([pod("web-1")]);
  await until("it is read again", () => cluster.of("web-1").length === 2);
  expect(cluster.of("web-1")[1]?.wish).toMatchObject({ tail: null, since: { time: who.seen.lines[0]?.at } });
  cluster.of("web-1")[1]?.write("b");
  expect(who.texts()).toEqual(["web-1 a", "web-1 has ended.", "web-1 b"]);
  await until("it is followed", () => who.states()?.join() === "web-1: following");
});

test("what failed in a way that nobody foresaw is said in the panel's own words", async () => {
  const cluster = lab([pod("web-1")]);
  const who = reader();
  cluster.look().add(who, 100);
  cluster.reads[0]?.fail(new TypeError("token s3cret is not iterable"));
  await until("it says so", () => who.states()?.join() === "web-1: failed: The log could not be read any further.");
});

test("a container that starts again is read on, and that it did is said", async () => {
  const cluster = lab([pod("web-1")]);
  const who = reader();
  cluster.look().add(who, 100);
  cluster.of("web-1")[0]?.write("a");
  const crashed = podContainer("app", {
    state: { kind: "waiting", reason: "CrashLoopBackOff", message: "" },
    lastState: ended(1, 0),
  });
  cluster.change([pod("web-1", { containers: [crashed] })]);
  cluster.of("web-1")[0]?.end();
  await until("it waits", () => who.states()?.join().includes("waiting: Its container has ended") ?? false);
  expect(cluster.reads).toHaveLength(1);
  cluster.change([pod("web-1", { containers: [running(1)] })]);
  await until("it is read again", () => cluster.reads.length === 2);
  cluster.reads[1]?.write("b");
  expect(who.texts()).toEqual(["web-1 a", "web-1 has restarted.", "web-1 b"]);
});

test("one that waits to start is not asked for its log, and says what it waits for", async () => {
  const cluster = lab([pod("web-1", { containers: [waiting("PodInitializing")] })]);
  const who = reader();
  cluster.look().add(who, 100);
  await until("it says so", () => who.states()?.join() === "web-1: waiting: It waits to start: PodInitializing.");
  expect(cluster.reads).toHaveLength(0);
  cluster.change([pod("web-1")]);
  await until("it is read", () => cluster.reads.length === 1);
});

test("what may not be read is said and not asked again and again, whatever the pod does meanwhile", async () => {
  const cluster = lab([pod("web-1")]);
  const who = reader();
  cluster.look().add(who, 100);
  cluster.reads[0]?.fail(new BulkheadError("forbidden", "It may not."));
  await until("it says so", () => who.states()?.join() === "web-1: failed: It may not.");
  cluster.change([pod("web-1", { resourceVersion: "2" })]);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(cluster.reads).toHaveLength(1);
});

test("the container before the last restart is read once, and where there is none that is said", async () => {
  const cluster = lab([pod("web-1"), pod("web-2")]);
  const who = reader();
  cluster.look({ ...all, isPrevious: true }).add(who, 100);
  cluster.of("web-1")[0]?.write("panic");
  cluster.of("web-1")[0]?.end();
  cluster.of("web-2")[0]?.fail(new BulkheadError("not-found", "It has not restarted."));
  await until("both are told", () => who.seen.about?.pods.every(({ state }) => state === "ended") ?? false);
  expect(who.states()?.[1]).toBe("web-2: ended: It has not restarted.");
  expect(who.texts()).toEqual(["web-1 panic"]);
});

test("the container is chosen of all there are, those that prepare a pod among them", async () => {
  const two = pod("web-1", {
    containers: [running(), podContainer("proxy")],
    initContainers: [podContainer("migrate")],
  });
  const cluster = lab([two]);
  const who = reader();
  cluster.look().add(who, 100);
  await until("it is said", () => who.seen.about !== null);
  expect(who.seen.about).toMatchObject({
    container: "app",
    containers: [
      { name: "app", isInit: false },
      { name: "proxy", isInit: false },
      { name: "migrate", isInit: true },
    ],
  });
  cluster.look({ ...all, container: "migrate", sinceSeconds: 300 }).add(reader(), 100);
  expect(cluster.reads.map(({ wish }) => [wish.container, wish.since])).toEqual([
    ["app", null],
    ["migrate", { seconds: 300 }],
  ]);
});

test("of many pods the newest are read, and how many are left out is said", async () => {
  const many = Array.from({ length: podsAtOnce + 5 }, (_, index) => pod(`web-${index}`, { createdAt: index }));
  const cluster = lab(many);
  const who = reader();
  cluster.look().add(who, 100);
  await until("it is said", () => who.seen.about?.leftOut === 5);
  expect(cluster.reads).toHaveLength(podsAtOnce);
  expect(cluster.of("web-0")).toHaveLength(0);
  const full = lab([pod("web-1")], { room: false });
  const other = reader();
  full.look().add(other, 100);
  await until("a cluster with no room too", () => other.seen.about?.leftOut === 1);
});

test("pods that were left out are read once others have been read to their end, though nothing is told of it", async () => {
  const over = { containers: [podContainer("app", { ready: false, state: ended(0, 0) })] };
  const many = Array.from({ length: podsAtOnce + 2 }, (_, index) => pod(`job-${index}`, { createdAt: index, ...over }));
  const cluster = lab(many);
  const who = reader();
  cluster.look().add(who, 100);
  for (const read of [...cluster.reads]) read.end();
  await until("the others are read", () => cluster.reads.length === podsAtOnce + 2);
  await until("nothing is left out", () => who.seen.about?.leftOut === 0);
});

test("lines that come too fast are left out, and counted", () => {
  const cluster = lab([pod("web-1")]);
  const who = reader();
  cluster.look().add(who, 100);
  cluster.reads[0]?.write(...Array.from({ length: 10_000 }, (_, index) => `line ${index}`));
  expect(who.seen.lines.length + who.seen.skipped).toBe(10_000);
  expect(who.seen.skipped).toBeGreaterThan(7_000);
});

test("when it is disposed every stream is closed and nobody listens", () => {
  const cluster = lab([pod("web-1"), pod("web-2")]);
  const log = cluster.look();
  log.add(reader(), 100);
  log.dispose();
  expect(cluster.reads.map(({ isOpen }) => isOpen)).toEqual([false, false]);
  expect(cluster.listening()).toBe(0);
});
