import { describe, expect, it } from "vitest";
import { docker } from "@/e2e/lab/docker-cli.mjs";
import { readLab } from "@/e2e/lab/state.mjs";
import { sourceError } from "@/lib/domain/failure";
import { openWorkshop, type Workshop } from "../lab/workshop";

const lab = readLab();
const label = (name: string, value: string) => ["--label", `${name}=${value}`];

// Most of the time goes by waiting for the health gate, so the tests run side by side.
describe.each(["old", "new"] as const)("redeploy, engine %s", { concurrent: true, skip: !lab }, (which) => {
  const cli = (...args: string[]) => docker(lab![which], ...args);
  const test = it.extend<{ shop: Workshop }>({
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names from the pattern
    shop: async ({}, use) => {
      const shop = openWorkshop(lab!, lab![which]);
      await use(shop);
      await shop.clean();
    },
  });

  test("runs the same container from the new image: network, address, aliases, ports, volume, name of the host, labels", async ({
    shop,
  }) => {
    const image = await shop.publish("v1", "v2");
    const [front, back] = [`${shop.prefix}-front`, `${shop.prefix}-back`];
    await cli("network", "create", "--subnet", `10.91.${which === "old" ? 1 : 2}.0/24`, front);
    await cli("network", "create", back);
    // Today's docker command can't set one on an engine this old; planClone's own tests cover what it once could.
    const mac = which === "new" ? ["--mac-address", "02:42:0a:5b:00:4d"] : [];
    const address = `10.91.${which === "old" ? 1 : 2}.77`;
    try {
      const name = await shop.run(image, [
        ...["--network", front, "--ip", address, "--network-alias", "www", ...mac],
        ...["--hostname", "web-1", "-p", "127.0.0.1::8080", "-p", "127.0.0.1:18431:8080", "-v", "/kept"],
        ...["--restart", "on-failure:4", "-e", "TOKEN=secret", "--cap-drop", "NET_RAW", "--memory", "64m"],
        ...label("com.docker.compose.project", "shop"),
        ...label("com.docker.compose.service", "web"),
      ]);
      await cli("network", "connect", "--alias", "inner", back, name);
      await cli("exec", name, "/bin/sh", "-c", "echo safe > /kept/file");
      const before = (await shop.left())[name];

      const operations = await shop.operations();
      const seen: string[] = [];
      operations.subscribe(
        ({ steps }) => void seen.push(...steps.filter(({ state }) => state === "running").map((s) => s.name)),
      );
      const id = await shop.perform(operations, { name });
      expect(await operations.find(id)).toMatchObject({ state: "succeeded", reason: null });
      expect([...new Set(seen)]).toEqual([
        "plan",
        "image",
        "create",
        "disarm",
        "stop",
        "rename",
        "start",
        "verify",
        "commit",
        "clean",
      ]);

      const left = await shop.left();
      expect(Object.keys(left)).toEqual([name]);
      const after = left[name];
      expect(after.Id).not.toBe(before.Id);
      expect(after.State.Running).toBe(true);
      expect(after.Config.Image).toBe(image);
      expect(after.Config.Hostname).toBe("web-1");
      expect(after.Config.Env).toEqual(expect.arrayContaining(["TOKEN=secret", "APP_VERSION=2"]));
      expect(after.Config.Env).not.toContain("ONLY_IN_1=yes");
      expect(after.Config.Labels).toMatchObject({
        "com.docker.compose.project": "shop",
        "com.docker.compose.service": "web",
        "org.opencontainers.image.version": "2",
        "bulkhead.replaces": before.Id,
      });
      expect(after.HostConfig.RestartPolicy).toEqual({ Name: "on-failure", MaximumRetryCount: 4 });
      expect(after.HostConfig.PortBindings).toEqual(before.HostConfig.PortBindings);
      expect(after.HostConfig.CapDrop).toEqual(before.HostConfig.CapDrop);
      expect(after.HostConfig.Memory).toBe(64 * 1024 * 1024);
      expect(Object.keys(after.NetworkSettings.Networks).sort()).toEqual([back, front]);
      expect(after.NetworkSettings.Networks[front]).toMatchObject({ IPAddress: address });
      if (which === "new") expect(after.NetworkSettings.Networks[front].MacAddress).toBe(mac[1]);
      expect(after.NetworkSettings.Networks[front].Aliases).toContain("www");
      expect(after.NetworkSettings.Networks[back].Aliases).toContain("inner");
      expect(after.Mounts.map((mount: { Name: string }) => mount.Name)).toEqual(
        before.Mounts.map((mount: { Name: string }) => mount.Name),
      );
      expect(await cli("exec", name, "/bin/cat", "/kept/file")).toBe("safe");
      expect(await cli("exec", name, "/bin/cat", "/www/index.html")).toBe("app v2");
    } finally {
      await shop.clean();
      await cli("network", "rm", front, back);
    }
  });

  test.for([
    ["unstartable", "18432"],
    ["crashing", "18433"],
  ] as const)("brings the old one back when the new image is %s", async ([bad, port], { shop }) => {
    const image = await shop.publish("v1", bad);
    const name = await shop.run(image, ["--restart", "unless-stopped", "-p", `127.0.0.1:${port}:8080`]);
    const before = (await shop.left())[name];
    const operations = await shop.operations();
    const id = await shop.perform(operations, { name });
    const operation = await operations.find(id);
    expect(operation).toMatchObject({ state: "rolled-back", reason: { code: "redeploy.turned-back" } });
    expect(operation?.steps.find(({ name }) => name === "start-old")?.state).toBe("done");
    const left = await shop.left();
    expect(Object.keys(left)).toEqual([name]);
    expect(left[name]).toMatchObject({ Id: before.Id, State: { Running: true }, Config: { Image: image } });
    expect(left[name].HostConfig.RestartPolicy.Name).toBe("unless-stopped");
    expect(await cli("image", "inspect", "-f", "{{.Id}}", image)).toBe(before.Image);
  });

  test("touches nothing when the registry has no such image", async ({ shop }) => {
    const image = await shop.publish("v1", null);
    const name = await shop.run(image);
    const before = (await shop.left())[name];
    const operations = await shop.operations();
    const id = await shop.perform(operations, { name });
    expect(await operations.find(id)).toMatchObject({ state: "rolled-back", reason: { data: { step: "image" } } });
    expect((await shop.left())[name].State.StartedAt).toBe(before.State.StartedAt);
  });

  test("leaves a stopped one stopped", async ({ shop }) => {
    const image = await shop.publish("v1", "v2");
    const name = await shop.run(image, ["--restart", "unless-stopped"]);
    await cli("stop", "-t", "1", name);
    const operations = await shop.operations();
    await shop.perform(operations, { name });
    const left = await shop.left();
    expect(Object.keys(left)).toEqual([name]);
    expect(left[name].State.Status).toBe("created");
    expect(left[name].Config.Env).toContain("APP_VERSION=2");
    expect(left[name].HostConfig.RestartPolicy.Name).toBe("unless-stopped");
  });

  test("does nothing when the image is current, unless it is forced", async ({ shop }) => {
    const image = await shop.publish("v2", "v2");
    await cli("pull", "-q", image);
    const name = await shop.run(image);
    const before = (await shop.left())[name];
    const operations = await shop.operations();
    const id = await shop.perform(operations, { name });
    expect(await operations.find(id)).toMatchObject({
      state: "succeeded",
      reason: { code: "redeploy.already-current" },
    });
    expect((await shop.left())[name].Id).toBe(before.Id);
    await shop.perform(operations, { name, options: { force: true, pull: false } });
    const left = await shop.left();
    expect(Object.keys(left)).toEqual([name]);
    expect(left[name].Id).not.toBe(before.Id);
  });

  test("gives a second click the operation that runs, and refuses another kind meanwhile", async ({ shop }) => {
    const image = await shop.publish("v1", "v2");
    const name = await shop.run(image);
    const operations = await shop.operations();
    const request = { nodeId: shop.nodeId(name), actor: { id: "u2", name: "bob" } };
    const first = await operations.start({ ...request, kind: "redeploy", idempotencyKey: "click-1" });
    const second = await operations.start({ ...request, kind: "redeploy", idempotencyKey: "click-2" });
    expect(second).toEqual(first);
    await expect(operations.start({ ...request, kind: "stop", idempotencyKey: "click-3" })).rejects.toMatchObject({
      kind: "conflict",
    });
    await operations.ended(first.operationId);
    // The same click sent again, late.
    expect(await operations.start({ ...request, kind: "redeploy", idempotencyKey: "click-1" })).toEqual(first);
    expect(Object.keys(await shop.left())).toEqual([name]);
  });

  test("looks before it judges when start answers with an error and the container runs all the same", async ({
    shop,
  }) => {
    const image = await shop.publish("v1", "v2");
    const name = await shop.run(image);
    const { client } = shop;
    const startContainer = async (id: string) => {
      await client.startContainer(id);
      throw sourceError("timeout", `Engine "${client.engineName}"`);
    };
    const operations = await shop.operations({ client: { ...client, startContainer } });
    const id = await shop.perform(operations, { name });
    expect(await operations.find(id)).toMatchObject({ state: "succeeded" });
    expect((await shop.left())[name].Config.Env).toContain("APP_VERSION=2");
  });

  test("ends only once both are shown as they are then: the new one in place, the old one gone", async ({ shop }) => {
    const image = await shop.publish("v1", "v2");
    const name = await shop.run(image);
    const order: string[] = [];
    let there: readonly unknown[] = [];
    const operations = await shop.operations({
      refresh: async (ids) => {
        const seen = await Promise.all(ids.map((id) => shop.client.inspectContainer(id)));
        there = seen.map((raw) => raw?.Name);
        order.push("shown");
      },
    });
    operations.subscribe(({ endedAt }) => void (endedAt !== null && order.push("ended")));
    await shop.perform(operations, { name });
    expect(order).toEqual(["shown", "ended"]);
    expect(there).toEqual([undefined, `/${name}`]);
  });

  test("makes both again from the record when somebody removes them in the middle, and says so", async ({ shop }) => {
    const image = await shop.publish("v1", "v2");
    const name = await shop.run(image, ["-e", "TOKEN=secret", "-v", "/kept"]);
    await cli("exec", name, "/bin/sh", "-c", "echo safe > /kept/file");
    await shop.killAt("stop:after", name);
    await cli("rm", "-f", ...Object.keys(await shop.left()));
    const operations = await shop.operations();
    await operations.recover();
    const { id } = operations.current()[0]!;
    await operations.ended(id);
    expect(await operations.find(id)).toMatchObject({ state: "failed", reason: { code: "redeploy.was-recreated" } });
    const left = await shop.left();
    expect(Object.keys(left)).toEqual([name]);
    expect(left[name].State.Running).toBe(true);
    expect(left[name].Config.Env).toEqual(expect.arrayContaining(["TOKEN=secret", "APP_VERSION=1"]));
    expect(await cli("exec", name, "/bin/cat", "/kept/file")).toBe("safe");
  });

  test("refuses what it could not bring back, before anything is changed", async ({ shop }) => {
    const busybox = lab!.images.busybox;
    const operations = await shop.operations();
    const parent = await shop.run(busybox);
    const child = await shop.run(busybox, ["--network", `container:${parent}`]);
    const transient = await shop.run(busybox, ["--rm"]);
    const before = await shop.left();
    for (const name of [child, transient]) {
      const id = await shop.perform(operations, { name });
      expect(await operations.find(id)).toMatchObject({ state: "failed", reason: { data: { kind: "forbidden" } } });
    }
    const started = (all: Awaited<ReturnType<Workshop["left"]>>) =>
      Object.values(all).map((raw) => raw.State.StartedAt);
    expect(started(await shop.left())).toEqual(started(before));
  });
});
