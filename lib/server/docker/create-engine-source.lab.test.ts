import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { docker, inspect } from "@/e2e/lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "@/e2e/lab/household.mjs";
import { enginesOf } from "@/e2e/lab/state.mjs";
import { overSocket, requireLab, type Watched, watchEngine } from "./watch-engine";

const lab = requireLab();

/** What `docker ps -a` says of our own: name, state and id, without a line of the panel's code. */
async function oracle(engine: typeof lab.old, prefix: string): Promise<string[]> {
  const rows = await docker(engine, "ps", "-a", "--no-trunc", "--format", "{{.Names}} {{.State}} {{.ID}}");
  return rows
    .split("\n")
    .filter((row) => row.startsWith(prefix))
    .sort();
}

const view = (watched: Watched, prefix: string) =>
  [...(watched.report()?.containers.values() ?? [])]
    .filter((one) => one.name.startsWith(prefix))
    .map((one) => `${one.name} ${one.state} ${one.id}`)
    .sort();

async function agrees(watched: Watched, engine: typeof lab.old, prefix: string): Promise<void> {
  const said = await oracle(engine, prefix);
  await watched.until("the view agrees with docker ps -a", () => view(watched, prefix).join() === said.join(), 2_000);
}

describe.each(enginesOf(lab))("on the %s engine", (name, engine) => {
  const prefix = `observe-${name}`;
  const add = (short: string, options: Parameters<typeof addContainer>[4]) =>
    addContainer(lab, engine, prefix, short, options);
  let watched: Watched;

  beforeAll(async () => {
    await removeHousehold(engine, prefix);
    await add("web", { flags: ["-p", "127.0.0.1:0:80"], command: ["sleep", "600"] });
    await add("quiet", { verb: "create", command: ["true"] });
    watched = watchEngine(overSocket(engine), name);
    await watched.until("live", () => watched.source.status().state === "live");
  });
  afterAll(async () => {
    await watched.source.dispose();
    await removeHousehold(engine, prefix);
  });

  const state = (short: string) => watched.named(`${prefix}-${short}`)?.state;
  const becomes = (short: string, wanted: string | undefined) =>
    watched.until(`${short} is ${wanted}`, () => state(short) === wanted);

  test("everything that `docker ps -a` lists is there, and the engine says who it is", async () => {
    await agrees(watched, engine, prefix);
    expect(watched.source.status()).toMatchObject({ apiVersion: engine.apiVersion, drift: 0, clockSkewMs: 0 });
    expect(watched.report()?.engine).toMatchObject({ version: engine.version, address: null });
    expect(state("web")).toBe("running");
    expect(state("quiet")).toBe("created");
    expect([...(watched.report()?.networks.values() ?? [])].map((network) => network.name)).toContain("bridge");
  });

  test("stop, start, pause, rename and removal are each seen, and a stop is known to be asked for", async () => {
    await docker(engine, "stop", "-t", "0", `${prefix}-web`);
    await becomes("web", "exited");
    await watched.until("asked", () => watched.named(`${prefix}-web`)?.exits.at(-1)?.asked === true);
    expect(watched.named(`${prefix}-web`)?.stopAskedAt).not.toBeNull();
    await docker(engine, "start", `${prefix}-web`);
    await becomes("web", "running");
    await watched.until("the stop is over", () => watched.named(`${prefix}-web`)?.stopAskedAt === null);
    await docker(engine, "pause", `${prefix}-web`);
    await becomes("web", "paused");
    await docker(engine, "unpause", `${prefix}-web`);
    await becomes("web", "running");
    await docker(engine, "rename", `${prefix}-web`, `${prefix}-site`);
    await becomes("site", "running");
    expect(state("web")).toBeUndefined();
    await docker(engine, "rm", "-f", `${prefix}-site`);
    await becomes("site", undefined);
    await agrees(watched, engine, prefix);
  });

  test("a process killed on the host is an exit that nobody asked for", async () => {
    await add("victim", { command: ["sleep", "600"] });
    await becomes("victim", "running");
    const [{ State }] = await inspect(engine, [`${prefix}-victim`]);
    process.kill(State.Pid, "SIGKILL");
    await becomes("victim", "exited");
    await watched.until("the exit is told", () => watched.named(`${prefix}-victim`)?.exits.length === 1);
    expect(watched.named(`${prefix}-victim`)).toMatchObject({ exitCode: 137, stopAskedAt: null });
    expect(watched.named(`${prefix}-victim`)?.exits).toMatchObject([{ exitCode: 137, oomKilled: false, asked: false }]);
  });

  test("a check that fails below its retry count is seen, and so is its passing again", async () => {
    const check = ["--health-cmd", "test ! -e /tmp/sick", "--health-interval", "1s", "--health-retries", "1000"];
    await add("moody", { flags: check, command: ["sleep", "600"] });
    const streak = () => watched.named(`${prefix}-moody`)?.check?.failingStreak;
    await watched.until("healthy", () => watched.named(`${prefix}-moody`)?.check?.status === "healthy");
    expect(streak()).toBe(0);
    await docker(engine, "exec", `${prefix}-moody`, "touch", "/tmp/sick");
    await watched.until("failing", () => (streak() ?? 0) > 0);
    await docker(engine, "exec", `${prefix}-moody`, "rm", "/tmp/sick");
    await watched.until("passing again", () => streak() === 0);
  });

  test("labels with control characters, HTML and ten kilobytes are on the map as text", async () => {
    const flags = ["--label", `note=\u001b[31m<b>\n${"x".repeat(10_240)}`, "--label", "turn=\u202eabc"];
    await add("loud", { flags, command: ["sleep", "600"] });
    await becomes("loud", "running");
    const labels = watched.named(`${prefix}-loud`)?.labels ?? {};
    expect(labels.note?.startsWith("\\u{1b}[31m<b>\\u{a}xxx")).toBe(true);
    expect(labels.note?.length).toBeLessThan(5_000);
    expect(labels.turn).toBe("\\u{202e}abc");
  });

  test("a network joined by a running container is seen on both ends", async () => {
    await add("member", { command: ["sleep", "600"] });
    const network = `${prefix}-net`;
    await docker(engine, "network", "create", "--label", `bulkhead-lab.household=${prefix}`, network);
    await docker(engine, "network", "connect", network, `${prefix}-member`);
    await watched.until("the endpoint", () =>
      Boolean(watched.named(`${prefix}-member`)?.endpoints.find((one) => one.networkName === network)?.ipv4),
    );
    const known = [...(watched.report()?.networks.values() ?? [])].find((one) => one.name === network);
    expect(known).toMatchObject({ driver: "bridge", gatewayMode: "nat" });
    await docker(engine, "network", "disconnect", network, `${prefix}-member`);
    await watched.until("left", () => watched.named(`${prefix}-member`)?.endpoints.length === 1);
    await docker(engine, "network", "rm", network);
    await watched.until("gone", () => !watched.report()?.networks.has(known?.id ?? ""));
  });

  test("fifty containers started together are all there, none twice, none left over", async () => {
    const names = Array.from({ length: 50 }, (_, index) => `many-${index}`);
    for (let at = 0; at < names.length; at += 5) {
      await Promise.all(names.slice(at, at + 5).map((one) => add(one, { command: ["sleep", "600"] })));
    }
    await watched.until("all fifty run", () => names.every((one) => state(one) === "running"), 5_000);
    await agrees(watched, engine, prefix);
    // Whether events alone had told of it can't be asked here: other files use the same engine, and its drift counts theirs.
    await removeHousehold(engine, prefix);
    await watched.until("all gone", () => names.every((one) => state(one) === undefined), 5_000);
    await agrees(watched, engine, prefix);
  });

  test("an unchanged container keeps its very report from one to the next", async () => {
    await add("still", { command: ["sleep", "600"] });
    await becomes("still", "running");
    const before = watched.named(`${prefix}-still`);
    await add("passer-by", { command: ["sleep", "600"] });
    await becomes("passer-by", "running");
    expect(watched.named(`${prefix}-still`)).toBe(before);
  });
});
