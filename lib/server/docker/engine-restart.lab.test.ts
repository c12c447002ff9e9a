import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { docker } from "@/e2e/lab/docker-cli.mjs";
import { addContainer } from "@/e2e/lab/household.mjs";
import { haltEngine, resumeEngine, startLab } from "@/e2e/lab/lab.mjs";
import type { Lab } from "@/e2e/lab/state.mjs";
import { startFaultProxy } from "@/lib/server/sources/fault-proxy";
import { overSocket, type Watched, watchEngine } from "./watch-engine";

/** A lab of its own: stopping the engines that other tests use would be rude, and they are never idle. */
let lab: Lab;
let stop: () => Promise<void>;
let watched: Watched;
beforeAll(async () => {
  const started = await startLab();
  stop = started.stop;
  lab = started as Lab;
  await addContainer(lab, lab.new, "r", "idle");
  await addContainer(lab, lab.old, "r", "comes-back", { flags: ["--restart", "always"] });
  await addContainer(lab, lab.old, "r", "stays-down");
  watched = watchEngine(overSocket(lab.old));
  await isLive();
});
afterAll(async () => {
  await watched.source.dispose();
  await stop();
});

const status = () => watched.source.status();
const isLive = () => watched.until("live", () => status().state === "live");
const isStale = () => watched.until("stale", () => status().state === "stale");
const view = () => [...(watched.report()?.containers.values() ?? [])].map((one) => `${one.name} ${one.state}`).sort();

test.concurrent.for(["old", "new"] as const)(
  "an idle engine (%s) is asked for one list in half a minute, besides pings",
  async (name) => {
    const proxy = await startFaultProxy({ path: lab[name].socket });
    const quiet = watchEngine({ transport: "tcp", host: "127.0.0.1", port: proxy.port });
    try {
      await quiet.until("live", () => quiet.source.status().state === "live");
      const ids = [...(quiet.report()?.containers.keys() ?? [])];
      expect(ids.length).toBeGreaterThan(0);
      const filled = proxy.requests.length;
      await new Promise((resolve) => setTimeout(resolve, 34_000));
      const asked = proxy.requests.slice(filled).map((line) => line.replace(/\?.*/, "").replace(/\/v1\.\d+/, ""));
      expect(asked.filter((line) => ids.some((id) => line.includes(id)))).toEqual([]);
      expect(asked.filter((line) => line.endsWith("/containers/json") || line.endsWith("/networks"))).toEqual([
        "GET /containers/json",
      ]);
      expect(quiet.source.status().drift).toBe(0);
    } finally {
      await quiet.source.dispose();
      await proxy.close();
    }
  },
);

test("an engine that is stopped turns stale at once with its reason, and is true again when it comes back", async () => {
  for (let round = 0; round < 3; round++) {
    await haltEngine(lab, "old");
    await isStale();
    await watched.until("its reason", () => /refused|socket-missing/.test(String(status().reason?.data.kind)));
    expect(view()).toHaveLength(2);
    await resumeEngine(lab, "old");
    await isLive();
    const said = await docker(lab.old, "ps", "-a", "--format", "{{.Names}} {{.State}}");
    await watched.until(
      "the view is what docker ps -a says",
      () => view().join() === said.split("\n").sort().join(),
      2_000,
    );
    expect(said).toContain("r-comes-back running");
  }
  expect(status().drift).toBe(0);
});

test("an engine that hangs is stale within ten seconds, and live within four of its waking", async () => {
  const pid = Number(readFileSync(path.join(lab.old.folder ?? "", "dockerd.pid"), "utf8"));
  process.kill(pid, "SIGSTOP");
  try {
    await isStale();
  } finally {
    process.kill(pid, "SIGCONT");
  }
  await watched.until("live again", () => status().state === "live", 4_000);
});
