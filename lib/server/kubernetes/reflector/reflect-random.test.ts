import fc from "fast-check";
import { test } from "vitest";
import { until } from "@/lib/server/kubernetes/fake/until";
import type { FakeApiserver } from "../fake/fake-apiserver";
import { status } from "../fake/fake-status";
import { createKindTable } from "../kinds/kind-table";
import { pod } from "../kinds/pod";
import { createShare } from "../kinds/share";
import { type ReflectorMemory, reflect } from "./reflect";
import { connect, fakeApi, path, quick } from "./reflecting";

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom("put", "put", "put", "delete"), name: fc.constantFrom("a", "b", "c", "d", "e") }),
    fc.record({
      do: fc.constantFrom("bookmark", "end", "cut", "compact", "forget", "error", "wait"),
      name: fc.constant(""),
    }),
  ),
  { minLength: 5, maxLength: 30 },
);

test("whatever happens, in 200 random sequences, the table ends equal to what the server holds", async () => {
  const api = await fakeApi();
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.constantFrom("yes", "refused", "error-frame"),
      fc.constantFrom("frame", "status"),
      async (all, lists, goneBy) => {
        api.streamsLists = lists as FakeApiserver["streamsLists"];
        api.goneBy = goneBy as FakeApiserver["goneBy"];
        api.requests.length = 0;
        const pods = api.store(path);
        // Broken connections in a row end a reflector, as they should: it is then begun anew, with its memory.
        const run = restarting(api);
        for (const step of all) {
          if (step.do === "put") pods.put("default", step.name);
          if (step.do === "delete") pods.delete("default", step.name);
          if (step.do === "bookmark") api.bookmark(path);
          if (step.do === "end") api.endWatches();
          if (step.do === "cut") api.cut();
          if (step.do === "compact") pods.compact(api.version());
          if (step.do === "forget") {
            pods.compact(api.version() + 1);
            api.store("/elsewhere").put("", "x");
          }
          if (step.do === "error") api.send(path, JSON.stringify({ type: "ERROR", object: status(500, "no leader") }));
          if (step.do === "wait") await new Promise((resolve) => setTimeout(resolve, 5));
        }
        await until(() => JSON.stringify(run.state()) === JSON.stringify(held(api)));
        await run.stop();
      },
    ),
    { numRuns: 200 },
  );
}, 300_000);

const held = (api: FakeApiserver) =>
  [...api.store(path).objects].map(([key, { metadata }]) => [key, metadata.resourceVersion]).sort();

/** A reflector of pods that is begun anew when its connection ends, as the source does. */
function restarting(api: FakeApiserver) {
  const memory: ReflectorMemory = { version: null, listedAt: 0 };
  const table = createKindTable(pod, createShare(), () => undefined);
  const controller = new AbortController();
  const { signal } = controller;
  const told = { live: () => undefined, behind: () => undefined, changing: () => undefined };
  const timings = { ...quick, healthyMs: 1, shortMs: 1, pauseMs: () => 1, resumeMs: () => 1 };
  const ended = (async () => {
    while (!signal.aborted) {
      const connection = connect(api);
      await reflect(connection, { path, table, memory, signal, told, timings }).catch(() => undefined);
      connection.close();
    }
  })();
  return {
    state: () => [...table.snapshot()].map(([key, { resourceVersion }]) => [key, resourceVersion]).sort(),
    async stop() {
      controller.abort(new Error("stopped"));
      await ended;
    },
  };
}
