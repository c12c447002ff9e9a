import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { docker } from "@/e2e/lab/docker-cli.mjs";
import { addContainer, removeHousehold } from "@/e2e/lab/household.mjs";
import { enginesOf } from "@/e2e/lab/state.mjs";
import type { LogLine } from "@/lib/domain/stream";
import { createEngineLink } from "./create-engine-client";
import { overSocket, requireLab } from "./watch-engine";

const lab = requireLab();

describe.each(enginesOf(lab))("calls on the %s engine", (name, engine) => {
  const prefix = `calls-${name}`;
  const add = (short: string, options: Parameters<typeof addContainer>[4]) =>
    addContainer(lab, engine, prefix, short, options);
  const { client } = createEngineLink({ id: name, name, hostId: null, connection: overSocket(engine) });

  beforeAll(() => removeHousehold(engine, prefix));
  afterAll(() => removeHousehold(engine, prefix));

  const stateOf = async (id: string) => (await client.inspectContainer(id))?.State as { Status: string } | undefined;

  test("the version spoken is the smaller of the engine's and ours", async () => {
    await client.ping();
    expect(client.apiVersion()).toBe(engine.apiVersion);
  });

  test("a container is made, started, paused, renamed, stopped, killed and removed", async () => {
    const body = {
      Image: lab.images.busybox,
      Cmd: ["sleep", "600"],
      Labels: { "bulkhead-lab.household": prefix },
      HostConfig: { RestartPolicy: { Name: "always" } },
    };
    const { id } = await client.createContainer(`${prefix}-made`, body);
    await client.startContainer(id);
    await client.startContainer(id);
    expect((await stateOf(id))?.Status).toBe("running");
    await client.pauseContainer(id);
    expect((await stateOf(id))?.Status).toBe("paused");
    await client.unpauseContainer(id);
    await client.updateRestartPolicy(id, { name: "no", maxRetries: 0 });
    await client.renameContainer(id, `${prefix}-renamed`);
    await client.stopContainer(id, { timeoutSeconds: 0 });
    await client.stopContainer(id, { timeoutSeconds: 0 });
    expect((await stateOf(`${prefix}-renamed`))?.Status).toBe("exited");
    await client.restartContainer(id, { timeoutSeconds: 0 });
    await client.killContainer(id);
    await client.removeContainer(id, { force: true });
    expect(await client.inspectContainer(id)).toBeNull();
  });

  test("refusals have their kind and the engine's words", async () => {
    const taken = await add("taken", { command: ["sleep", "600"] });
    const body = { Image: lab.images.busybox };
    await expect(client.createContainer(taken, body)).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("already in use"),
    });
    await expect(client.startContainer("no-such-container")).rejects.toMatchObject({ kind: "not-found" });
    await expect(client.createContainer(`${prefix}-x`, { Image: "no-such-image" })).rejects.toMatchObject({
      kind: "not-found",
    });
    await expect(client.createContainer("in valid", body)).rejects.toMatchObject({ kind: "invalid-input" });
    await expect(client.unpauseContainer(taken)).rejects.toMatchObject({
      kind: expect.stringMatching(/engine-error|conflict/),
    });
  });

  test("the list can be narrowed by a label", async () => {
    await add("labelled", { verb: "create", flags: ["--label", "calls.only=yes"] });
    const found = await client.listContainers({ label: "calls.only=yes" });
    expect(found).toMatchObject([{ name: `${prefix}-labelled`, state: "created", labels: { "calls.only": "yes" } }]);
  });

  test.each([
    ["both streams come apart", [], ["out stdout", "err stderr"]],
    ["a terminal's log is one stream", ["-t"], ["out stdout", "err stdout"]],
  ])("a log is followed to its end: %s", async (_what, flags, expected) => {
    const id = await add(`log${flags.length}`, {
      flags,
      command: ["sh", "-c", "echo out; sleep 0.3; echo err >&2; sleep 0.3"],
    });
    const lines: LogLine[] = [];
    const signal = AbortSignal.timeout(20_000);
    await client.followLogs(id, { tail: 100, timestamps: true, signal, onLines: (more) => lines.push(...more) });
    expect(lines.map((line) => `${line.text} ${line.stream}`)).toEqual(expected);
    expect(lines.every((line) => !Number.isNaN(Date.parse(line.at)))).toBe(true);
  });

  test("a line of five megabytes and bytes that aren't UTF-8 are one cut line and one marked line", async () => {
    const script = "head -c 5000000 /dev/zero | tr '\\0' x; echo; printf '\\377\\376 end\\n'; sleep 0.5";
    const id = await add("big", { command: ["sh", "-c", script] });
    const lines: LogLine[] = [];
    const signal = AbortSignal.timeout(30_000);
    await client.followLogs(id, { tail: 100, timestamps: true, signal, onLines: (more) => lines.push(...more) });
    expect(lines.map((line) => line.text.slice(0, 3))).toEqual(["xxx", "\ufffd\ufffd "]);
    expect(lines[0]?.text).toMatch(/^x+ … \(\d{7} more bytes\)$/);
  });

  test("a silent log is followed without a deadline until its reader leaves", async () => {
    const id = await add("silent", { command: ["sleep", "600"] });
    const left = new AbortController();
    const following = client.followLogs(id, {
      tail: 1,
      timestamps: true,
      signal: left.signal,
      onLines: () => undefined,
    });
    setTimeout(() => left.abort(), 300);
    await expect(following).rejects.toMatchObject({ kind: "cancelled" });
  });

  test("two samples of a busy container show its processor time and memory", async () => {
    const id = await add("busy", { command: ["sh", "-c", "while :; do :; done"] });
    const first = await client.sampleStats(id);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const second = await client.sampleStats(id);
    expect(second.cpuUsedNs).toBeGreaterThan(first.cpuUsedNs);
    expect(second.systemNs).toBeGreaterThan(first.systemNs);
    expect(second.memoryBytes).toBeGreaterThan(0);
    expect(second.at).toBeGreaterThan(first.at);
    await docker(engine, "kill", id);
    expect(await client.sampleStats(id)).toMatchObject({ cpuUsedNs: 0, memoryBytes: 0 });
  });

  test("an image is pulled, tagged and untagged", async ({ skip }) => {
    skip(!lab.registry, "LAB_DOCKER_HOST is set: the lab has no registry.");
    const { app } = lab.images;
    await client.pullImage(app.v1);
    const image = await client.inspectImage(app.v1);
    await client.tagImage(image?.Id ?? "", `${prefix}/kept:before`);
    expect((await client.inspectImage(`${prefix}/kept:before`))?.Id).toBe(image?.Id);
    await client.untagImage(`${prefix}/kept:before`);
    expect(await client.inspectImage(`${prefix}/kept:before`)).toBeNull();
    expect((await client.inspectImage(app.v1))?.Id).toBe(image?.Id);
  });

  test("a tag that the registry doesn't have is a failed pull with its words", async () => {
    await expect(client.pullImage(`${lab.images.app.repository}:no-such-tag`)).rejects.toMatchObject({
      kind: expect.stringMatching(/not-found|engine-error/),
      message: expect.stringMatching(/manifest|not found/i),
    });
  });
});
