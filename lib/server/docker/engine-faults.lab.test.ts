import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { docker } from "@/e2e/lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "@/e2e/lab/household.mjs";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import { type FaultProxy, startFaultProxy } from "@/lib/server/sources/fault-proxy";
import { overSocket, requireLab, type Watched, watchEngine } from "./watch-engine";

const lab = requireLab();
const prefix = "faults";
const add = (engine: typeof lab.old, name: string) =>
  addContainer(lab, engine, prefix, name, { command: ["sleep", "600"] });
const running = (watched: Watched, name: string) => watched.named(`${prefix}-${name}`)?.state === "running";
const isLive = (watched: Watched) => watched.until("live", () => watched.source.status().state === "live");
const isStale = (watched: Watched) => watched.until("stale", () => watched.source.status().state === "stale");

const open: { watched: Watched; proxy: FaultProxy }[] = [];
async function watchThroughProxy(engine: typeof lab.old): Promise<{ watched: Watched; proxy: FaultProxy }> {
  const proxy = await startFaultProxy({ path: engine.socket });
  const watched = watchEngine({ transport: "tcp", host: "127.0.0.1", port: proxy.port });
  open.push({ watched, proxy });
  await isLive(watched);
  return { watched, proxy };
}

const tidyUp = async () => {
  for (const engine of [lab.old, lab.new]) await removeHousehold(engine, prefix);
};
beforeAll(tidyUp);
afterAll(async () => {
  for (const { watched, proxy } of open) {
    await watched.source.dispose();
    await proxy.close();
  }
  await tidyUp();
});

test.concurrent("an engine that goes silent is stale within ten seconds, disturbs no other, and is true again afterwards", async () => {
  const { watched, proxy } = await watchThroughProxy(lab.old);
  const other = watchEngine(overSocket(lab.new), "other");
  await isLive(other);

  proxy.blackHole(true);
  await isStale(watched);
  expect(watched.source.status()).toMatchObject({ reason: { code: "source-failed", data: { kind: "timeout" } } });
  expect(watched.report()?.containers).toBeDefined();
  await expect(watched.source.client.startContainer("any")).rejects.toMatchObject({ kind: "circuit-open" });

  await add(lab.new, "elsewhere");
  await other.until("the other engine is seen meanwhile", () => running(other, "elsewhere"), 1_000);

  await add(lab.old, "missed");
  expect(running(watched, "missed")).toBe(false);
  proxy.blackHole(false);
  await isLive(watched);
  await watched.until("what happened meanwhile is there", () => running(watched, "missed"), 1_000);
  await other.source.dispose();
});

test.concurrent("connections that break are made again, and what happened meanwhile is there", async () => {
  const { watched, proxy } = await watchThroughProxy(lab.new);
  const cutting = setInterval(() => proxy.cut(), 20);
  await isStale(watched);
  await add(lab.new, "cut");
  clearInterval(cutting);
  await isLive(watched);
  await watched.until("seen", () => running(watched, "cut"), 1_000);
});

test.concurrent("an event stream that a proxy ends after a while is opened again without a grey moment", async () => {
  const { watched, proxy } = await watchThroughProxy(lab.old);
  await new Promise((resolve) => setTimeout(resolve, 10_500));
  const streams = () => proxy.requests.filter((line) => line.includes("/events")).length;
  const before = streams();
  proxy.cut("/events");
  await watched.until("a new stream", () => streams() > before);
  await add(lab.old, "after-cut");
  await watched.until("seen", () => running(watched, "after-cut"));
  expect(watched.statuses.map((status) => status.state)).not.toContain("stale");
});

test.concurrent("a change whose event got lost is found by the relist and counted as drift", async () => {
  const { watched, proxy } = await watchThroughProxy(lab.new);
  proxy.swallowEvents(true);
  await add(lab.new, "unheard");
  await watched.until("the relist finds it", () => running(watched, "unheard"), 40_000);
  await watched.until("it is counted", () => watched.source.status().drift > 0);
  await docker(lab.new, "rm", "-f", `${prefix}-unheard`);
});

const pem = (path: string) => readFileSync(path, "utf8");

test.concurrent("over TLS a change is seen", async () => {
  const { tls } = lab.new;
  const connection: EngineConnection = {
    ...{ transport: "tls", host: tls.host, port: tls.port },
    ...{ ca: pem(tls.ca), cert: pem(tls.cert), key: pem(tls.key) },
  };
  const watched = watchEngine(connection);
  await isLive(watched);
  await add(lab.new, "by-tls");
  await watched.until("seen", () => running(watched, "by-tls"));
  expect(watched.report()?.engine.address).toBe(tls.host);
  await watched.source.dispose();
});

test.concurrent("over SSH a change is seen, and a lost SSH connection is dialled again", async () => {
  const { ssh } = lab;
  const proxy = await startFaultProxy({ host: ssh.host, port: ssh.port });
  const watched = watchEngine({
    ...{ transport: "ssh", host: "127.0.0.1", port: proxy.port, user: ssh.user, socketPath: ssh.socket },
    ...{ privateKey: pem(ssh.keyPath), passphrase: null, hostKey: ssh.hostKeyFingerprint },
  });
  open.push({ watched, proxy });
  await isLive(watched);
  await add(lab.old, "by-ssh");
  await watched.until("seen", () => running(watched, "by-ssh"));
  proxy.cut();
  await add(lab.old, "by-ssh-again");
  await watched.until("seen after the cut", () => running(watched, "by-ssh-again"));
  await isLive(watched);
});

test.concurrent("an SSH engine whose host key nobody accepted is not talked to", async () => {
  const { ssh } = lab;
  const watched = watchEngine({
    ...{ transport: "ssh", host: ssh.host, port: ssh.port, user: ssh.user, socketPath: ssh.socket },
    ...{ privateKey: pem(ssh.keyPath), passphrase: null, hostKey: null },
  });
  await watched.until("down", () => watched.source.status().state === "down");
  expect(watched.source.status().reason?.data.kind).toBe("ssh-host-key-changed");
  await watched.source.dispose();
});
