import type http from "node:http";
import { afterEach, expect, test } from "vitest";
import { createEngineSource } from "../create-engine-source";
import { closeEngines, engineThat, says } from "../engine-that";

afterEach(closeEngines);

/** An engine with one container whose lists, inspects and events are in the test's hands. */
async function oneContainer() {
  const engine = {
    state: "running",
    isGone: false,
    /** Lists wait here when the test holds them back. */
    held: null as (() => void)[] | null,
    events: null as http.ServerResponse | null,
    since: [] as (string | null)[],
  };
  const { config, server } = await engineThat({
    "/info": says('{"ID":"x","Name":"odd","ServerVersion":"25.0"}'),
    "/networks": says("[]"),
    "/events": (request, response) => {
      engine.events = response;
      engine.since.push(new URL(request.url ?? "", "http://engine").searchParams.get("since"));
      response.writeHead(200).flushHeaders();
    },
    "/containers/json": (_request, response) => {
      const answer = JSON.stringify(engine.isGone ? [] : [{ Id: "a", Names: ["/a"], State: engine.state }]);
      if (engine.held) engine.held.push(() => response.end(answer));
      else response.end(answer);
    },
    "/containers/a": (_request, response) => {
      if (engine.isGone) response.writeHead(404).end('{"message":"No such container: a"}');
      else response.end(JSON.stringify({ Id: "a", Name: "/a", State: { Status: engine.state } }));
    },
  });
  const live = Promise.withResolvers<void>();
  const source = createEngineSource(config, {
    status: (status) => status.state === "live" && live.resolve(),
    report: () => undefined,
  });
  await live.promise;
  const shown = () => source.report()?.containers.get("a");
  const tell = (action: string, at: number, attributes = {}) =>
    engine.events?.write(
      `${JSON.stringify({ Type: "container", Action: action, Actor: { ID: "a", Attributes: attributes }, timeNano: at * 1e6 })}\n`,
    );
  return { engine, server, source, shown, tell };
}

test("what got lost while a list was being read is looked for in another list, not half a minute later", async () => {
  const { engine, source, shown } = await oneContainer();
  engine.held = [];
  engine.events?.write("garbage\n");
  await expect.poll(() => engine.held?.length).toBe(1);
  engine.events?.write("garbage once more\n");
  await new Promise((resolve) => setTimeout(resolve, 100));
  engine.state = "paused";
  const [release] = engine.held;
  engine.held = null;
  release?.();
  await expect.poll(() => shown()?.state).toBe("paused");
  await source.dispose();
});

test("an engine whose clock is set back an hour is asked for what was missed on its new clock, and its crash is a crash", async () => {
  const { engine, source, shown, tell } = await oneContainer();
  const hour = 3_600_000;
  const ahead = Date.now() + hour;
  tell("kill", ahead, { signal: "15" });
  tell("die", ahead + 1, { exitCode: "143" });
  tell("start", ahead - hour);
  engine.events?.end();
  await expect.poll(() => engine.since.length).toBe(2);
  expect(Number(engine.since[1]) * 1000).toBeLessThan(Date.now());
  expect(Number(engine.since[1]) * 1000).toBeGreaterThan(Date.now() - 60_000);
  engine.state = "exited";
  tell("die", Date.now(), { exitCode: "1" });
  await expect.poll(() => shown()?.exits.map(({ asked }) => asked)).toEqual([true, false]);
  await source.dispose();
});

test("what a list shows before its event comes is no drift, be it gone by then; what no event ever tells of is", async () => {
  const { engine, source, shown, tell } = await oneContainer();
  const relist = () => engine.events?.write("garbage\n");
  const afterwards = () => new Promise((resolve) => setTimeout(resolve, 2_500));
  engine.state = "paused";
  relist();
  await expect.poll(() => shown()?.state).toBe("paused");
  tell("pause", Date.now());
  await afterwards();
  expect(source.status().drift).toBe(0);

  engine.state = "running";
  relist();
  await expect.poll(() => shown()?.state).toBe("running");
  await expect.poll(() => source.status().drift).toBe(1);

  engine.isGone = true;
  relist();
  await expect.poll(shown).toBeUndefined();
  tell("destroy", Date.now());
  await afterwards();
  expect(source.status().drift).toBe(1);
  await source.dispose();
});

test("a look that is asked for stands in the report when it ends, and an engine that is not observed is not waited for", async () => {
  const { engine, server, source, shown } = await oneContainer();
  engine.state = "exited";
  await source.refresh(["a", "unknown"]);
  expect(shown()?.state).toBe("exited");
  engine.isGone = true;
  await source.refresh(["a"]);
  expect(shown()).toBeUndefined();

  server.close();
  server.closeAllConnections();
  await expect.poll(() => source.status().state).toBe("stale");
  await source.refresh(["a"]);
  await source.dispose();
});
