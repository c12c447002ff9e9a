import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { docker } from "@/e2e/lab/docker-cli.mjs";
import { enginesOf, readLab } from "@/e2e/lab/state.mjs";
import type { ContainerOperationKind } from "@/lib/domain/operation";
import { openWorkshop, type Workshop } from "./lab/workshop";

const lab = readLab();

describe.each(enginesOf(lab))("operations on one container, engine %s", (_, engine) => {
  let shop: Workshop;
  beforeEach(() => {
    shop = openWorkshop(lab!, engine);
  });
  afterEach(() => shop.clean());

  it("pause, resume, restart, stop, start, kill and remove do what they say, each in the journal", async () => {
    const operations = await shop.operations();
    const name = await shop.run(lab!.images.busybox);
    const state = async () => (await shop.left())[name]?.State.Status;
    const expected: [ContainerOperationKind, string | undefined][] = [
      ["pause", "paused"],
      ["unpause", "running"],
      ["restart", "running"],
      ["stop", "exited"],
      ["start", "running"],
      ["kill", "exited"],
      ["remove", undefined],
    ];
    for (const [kind, result] of expected) {
      const id = await shop.perform(operations, { name, kind });
      expect(await operations.find(id), kind).toMatchObject({ state: "succeeded" });
      expect(await state(), kind).toBe(result);
    }
    const history = await operations.history({ nodeId: shop.nodeId(name), limit: 20 });
    expect(history.map(({ kind }) => kind).reverse()).toEqual(expected.map(([kind]) => kind));
  });

  it("an engine's no is the operation's end, in the engine's words", async () => {
    const operations = await shop.operations();
    const name = await shop.run(lab!.images.busybox);
    const id = await shop.perform(operations, { name, kind: "unpause" });
    // It runs, which is what was asked for: nothing to complain of.
    expect(await operations.find(id)).toMatchObject({ state: "succeeded" });
    await docker(shop.engine, "stop", "-t", "0", name);
    const paused = await shop.perform(operations, { name, kind: "pause" });
    expect(await operations.find(paused)).toMatchObject({ state: "failed", reason: { code: "operation.failed" } });
  });

  it.each(["stop", "redeploy"] as const)(
    "%s of a container that has vanished since says so and holds nothing back",
    async (kind) => {
      const operations = await shop.operations();
      const name = await shop.run(lab!.images.busybox);
      await docker(shop.engine, "rm", "-f", name);
      const id = await shop.perform(operations, { name, kind });
      expect(await operations.find(id)).toMatchObject({
        state: "failed",
        reason: {
          data: { kind: "not-found", message: expect.stringContaining(`has no container "${name}" any more.`) },
        },
      });
      await docker(shop.engine, "run", "-d", "--name", name, lab!.images.busybox);
      const again = await shop.perform(operations, { name, kind: "stop" });
      expect(await operations.find(again)).toMatchObject({ state: "succeeded" });
    },
  );

  it("what a killed panel left is judged by what is there, and not done a second time", async () => {
    const name = await shop.run(lab!.images.busybox);
    await shop.killAt("stop:unrecorded", name, "stop");
    const operations = await shop.operations();
    await operations.recover();
    await operations.ended(operations.current()[0]!.id);
    expect((await operations.history({ limit: 1 }))[0]).toMatchObject({ state: "succeeded" });

    await docker(shop.engine, "start", name);
    await shop.killAt("kill:before", name, "kill");
    const again = await shop.operations();
    await again.recover();
    await again.ended(again.current().find(({ endedAt }) => endedAt === null)?.id ?? "");
    const [last] = await again.history({ limit: 1 });
    expect(last).toMatchObject({ kind: "kill", state: "failed", reason: { code: "operation.interrupted" } });
    expect((await shop.left())[name].State.Status).toBe("running");
  });
});
