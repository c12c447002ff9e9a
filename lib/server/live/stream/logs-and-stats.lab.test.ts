import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { docker } from "@/e2e/lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "@/e2e/lab/household.mjs";
import { enginesOf } from "@/e2e/lab/state.mjs";
import type { LogLine, StatsEvent } from "@/lib/domain/stream";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { overSocket, requireLab, type Watched, watchEngine } from "@/lib/server/docker/watch-engine";
import { LogHub } from "./log-hub";
import { StatsHub } from "./stats-hub";

const lab = requireLab();

const until = async (what: string, holds: () => boolean, ms = 15_000): Promise<void> => {
  for (const end = Date.now() + ms; !holds(); await new Promise((resolve) => setTimeout(resolve, 30)))
    if (Date.now() > end) throw new Error(`In ${ms} ms it did not come to this: ${what}.`);
};

describe.each(enginesOf(lab))("on the %s engine", (name, engine) => {
  const prefix = `logs-${name}`;
  const engineId = `engine-${name}`;
  const nodeId = (short: string) => `container:${engineId}/${prefix}-${short}`;
  let watched: Watched;
  let opened = 0;
  let logs: LogHub;
  let stats: StatsHub;

  beforeAll(async () => {
    await removeHousehold(engine, prefix);
    const counts = "i=0; while :; do i=$((i+1)); echo line $i; sleep 0.2; done";
    await addContainer(lab, engine, prefix, "chat", { command: ["sh", "-c", counts] });
    await addContainer(lab, engine, prefix, "twice", { command: ["sh", "-c", "echo hello; sleep 1"] });
    watched = watchEngine(overSocket(engine));
    await watched.until("the engine is live", () => watched.source.status().state === "live");
    const access = {
      container: (id: string): ContainerNode | null => {
        const report = [...(watched.report()?.containers.values() ?? [])].find((each) => id.endsWith(`/${each.name}`));
        if (!report) return null;
        const { state, startedAt } = report;
        return { kind: "container", sourceId: engineId, incarnation: report.id, state, startedAt } as ContainerNode;
      },
      client: () => {
        const { client } = watched.source;
        const followLogs: typeof client.followLogs = (...args) => {
          opened += 1;
          return client.followLogs(...args);
        };
        return { ...client, followLogs };
      },
      ...{ pods: () => null, clusterLogs: () => null, onChange: () => () => undefined },
    };
    logs = new LogHub(access);
    stats = new StatsHub(access);
  });
  afterAll(async () => {
    logs?.close();
    stats?.close();
    await watched?.source.dispose();
    await removeHousehold(engine, prefix);
  });

  const reader = () => {
    const read = { lines: [] as LogLine[], ended: [] as string[] };
    return {
      ...read,
      push: (lines: readonly LogLine[]) => void read.lines.push(...lines),
      end: (reason: string) => void read.ended.push(reason),
      skip: () => undefined,
      tell: () => undefined,
      texts: () => read.lines.map((line) => line.text),
    };
  };

  test("two readers of one log share one stream of the engine, and both read every line once", async () => {
    const before = opened;
    const [first, second] = [reader(), reader()];
    const leave = logs.join({ nodeId: nodeId("chat"), tail: 100 }, first) as () => void;
    await until("the first reads", () => first.lines.length > 3);
    const leaveToo = logs.join({ nodeId: nodeId("chat"), tail: 100 }, second) as () => void;
    await until("both go on", () => first.lines.length > 10 && second.lines.length > 10);
    expect(opened - before).toBe(1);
    const numbers = second.texts().map((text) => Number(text.slice("line ".length)));
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    leave();
    leaveToo();
    await until("it is closed after they left", () => logs.openCount === 0, 8_000);
  });

  test("a log that ended goes on when its container runs again, and repeats nothing", async () => {
    const read = reader();
    const leave = logs.join({ nodeId: nodeId("twice"), tail: 100 }, read) as () => void;
    await until("it has ended", () => read.ended.length > 0);
    await docker(engine, "start", `${prefix}-twice`);
    await until("it says hello once more", () => read.lines.length >= 2);
    expect(read.texts()).toEqual(["hello", "hello"]);
    leave();
  });

  test("a container that keeps one core busy reads about 100 percent, by our own delta", async () => {
    await addContainer(lab, engine, prefix, "busy", { command: ["sh", "-c", "while :; do :; done"] });
    await watched.until("it runs", () => watched.named(`${prefix}-busy`)?.state === "running");
    const seen: StatsEvent[] = [];
    const leave = stats.join(nodeId("busy"), (event) => seen.push(event)) as () => void;
    await until("two samples are there", () => seen.length >= 2);
    leave();
    await docker(engine, "kill", `${prefix}-busy`);
    expect(seen[0]?.cpuPercent).toBeNull();
    // On a machine with more to do its share is smaller, but far from an idle one's.
    expect(seen[1]?.cpuPercent).toBeGreaterThan(1);
    expect(seen[1]?.cpuPercent).toBeLessThan(130);
    expect(seen[1]?.memoryBytes).toBeGreaterThan(10_000);
  });

  test("who asks for a container that isn't there is told so", () => {
    expect(logs.join({ nodeId: nodeId("nobody"), tail: 100 }, reader())).toMatch(/no such container/);
  });
});
