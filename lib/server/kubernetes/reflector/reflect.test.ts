import { expect, test } from "vitest";
import { until } from "@/lib/server/kubernetes/fake/until";
import { status } from "../fake/fake-status";
import type { ClusterTrouble } from "../trouble";
import { asked, fakeApi, isList, isWatch, path, reflecting, truth } from "./reflecting";

test.each(["yes", "refused", "error-frame", "silent"] as const)(
  "lists and watches a server whose streaming lists are: %s",
  async (streamsLists) => {
    const api = await fakeApi();
    api.streamsLists = streamsLists;
    for (let i = 0; i < 5; i++) api.store(path).put("default", `web-${i}`);
    const { names, said } = reflecting(api, streamsLists === "silent" ? { listSilenceMs: 200 } : {});
    await until(() => said.includes("live"));
    expect(names()).toEqual(truth(api));
    await until(() => api.watching(path) === 1);
    api.store(path).put("default", "late");
    api.store(path).delete("default", "web-0");
    await until(() => names().includes("default/late"));
    expect(names()).toEqual(truth(api));
    expect(said.filter((word) => word !== "live")).toEqual([]);
    expect(asked(api, isList).length).toBe(streamsLists === "yes" ? 0 : 1);
  },
);

test("a list of many is read in pages, and begun anew when its token dies on the way", async () => {
  const api = await fakeApi();
  api.streamsLists = "refused";
  for (let i = 0; i < 1_234; i++) api.store(path).put("default", `web-${i}`);
  let dying = 1;
  api.answer = ({ query }) => (query.get("continue") && dying-- > 0 ? { status: 410 } : undefined);
  const { names, said } = reflecting(api);
  await until(() => said.includes("live"));
  expect(names().length).toBe(1_234);
  expect(asked(api, isList).length).toBe(2 + 3);
});

test("a token that keeps dying leads to one whole list", async () => {
  const api = await fakeApi();
  api.streamsLists = "refused";
  for (let i = 0; i < 600; i++) api.store(path).put("default", `web-${i}`);
  api.answer = ({ query }) => (query.get("continue") ? { status: 410 } : undefined);
  const { names, said } = reflecting(api);
  await until(() => said.includes("live"));
  expect(names().length).toBe(600);
});

test("an empty list may be null", async () => {
  const api = await fakeApi();
  api.streamsLists = "refused";
  const { said, names } = reflecting(api);
  await until(() => said.includes("live"));
  expect(names()).toEqual([]);
});

test.each(["frame", "status"] as const)("a version that is gone (410 as %s) is listed anew, once", async (goneBy) => {
  const api = await fakeApi();
  api.goneBy = goneBy;
  api.store(path).put("default", "a");
  api.store(path).put("default", "b");
  const { said, names } = reflecting(api);
  await until(() => api.watching(path) === 1);
  await new Promise((resolve) => setTimeout(resolve, 150));
  const before = api.requests.length;
  api.endWatches();
  api.store(path).delete("default", "a");
  api.store(path).compact(api.version());
  await until(() => names().length === 1);
  await until(() => api.watching(path) === 1);
  expect(names()).toEqual(["default/b"]);
  const streamingLists = api.requests.slice(before).filter(({ query }) => query.get("sendInitialEvents"));
  expect(streamingLists.length).toBe(1);
  expect(said.filter((word) => word !== "live")).toEqual([]);
});

test("an ERROR frame changes neither the table nor the version", async () => {
  const api = await fakeApi();
  const kept = api.store(path).put("default", "a");
  const { names, memory, said } = reflecting(api);
  await until(() => said.includes("live"));
  const { version } = memory;
  const poisoned = { ...status(500, "etcd leader changed"), metadata: { resourceVersion: "999999", name: "evil" } };
  api.send(path, JSON.stringify({ type: "ERROR", object: poisoned }));
  await until(() => asked(api, ({ query }) => query.get("resourceVersion") === version).length > 0);
  expect(memory.version).toBe(version);
  expect(names()).toEqual([`default/${kept.metadata.name}`]);
});

test("a bookmark moves the version on, so that a quiet kind survives a compaction", async () => {
  const api = await fakeApi();
  api.store(path).put("default", "a");
  const { memory, said } = reflecting(api);
  await until(() => said.includes("live"));
  for (let i = 0; i < 50; i++) api.store("/elsewhere").put("", `x-${i}`);
  api.bookmark(path);
  await until(() => memory.version === String(api.version()));
  api.store(path).compact(api.version());
  api.endWatches();
  await until(() => asked(api, isWatch).length === 2);
  await until(() => api.watching(path) === 1);
  expect(asked(api, ({ query }) => query.get("sendInitialEvents") === "true").length).toBe(1);
});

test("a proxy that ends every watch at once, without a word, leads to a list and to pauses that grow", async () => {
  const api = await fakeApi();
  api.store(path).put("default", "a");
  const { said, names } = reflecting(api, { shortMs: 500 });
  await until(() => said.includes("live"));
  api.answer = (request) => (isWatch(request) && request.query.get("resourceVersion") ? { lines: [] } : undefined);
  api.store(path).put("default", "missed");
  api.endWatches();
  await until(() => names().includes("default/missed"));
  expect(asked(api, ({ query }) => query.has("resourceVersion")).length).toBeLessThan(8);
});

test("a watch that is resumed and tells of a change is live with it, not a moment later", async () => {
  const api = await fakeApi();
  api.store(path).put("default", "a");
  const { said, names } = reflecting(api, { settleMs: 60_000 });
  await until(() => said.length === 1);
  api.endWatches();
  api.store(path).put("default", "b");
  await until(() => names().length === 2);
  expect(said).toEqual(["live", "live"]);
});

test("a silent watch is resumed where it was, and nothing turns grey", async () => {
  const api = await fakeApi();
  api.store(path).put("default", "a");
  const { said, memory } = reflecting(api, { silenceMs: 500 });
  await until(() => asked(api, ({ query }) => query.get("resourceVersion") === memory.version).length > 1);
  expect(said.filter((word) => word !== "live")).toEqual([]);
  expect(asked(api, ({ query }) => query.has("sendInitialEvents")).length).toBe(1);
});

test("a server that asks to wait is waited for", async () => {
  const api = await fakeApi();
  let busy = 1;
  api.answer = () => (busy-- > 0 ? { status: 429, headers: { "retry-after": "1" } } : undefined);
  const startedAt = performance.now();
  const { said } = reflecting(api);
  await until(() => said.includes("live"));
  expect(performance.now() - startedAt).toBeGreaterThan(990);
  expect(said).toEqual(["behind: rate-limited", "live"]);
});

test("a frame larger than allowed, or one that isn't JSON, leads to a list; types that are not known are left out", async () => {
  const api = await fakeApi();
  api.store(path).put("default", "a");
  const { said, names } = reflecting(api);
  await until(() => said.includes("live"));
  const later = { type: "ANNOTATED", object: { metadata: { name: "no" } } };
  api.send(path, JSON.stringify(later));
  api.send(path, '{"type":"ADDED","object":');
  await until(() => asked(api, ({ query }) => query.has("sendInitialEvents")).length === 2);
  await until(() => api.watching(path) === 1);
  expect(names()).toEqual(["default/a"]);
});

test("what is made anew under its old name is another object; its late end doesn't take the new one", async () => {
  const api = await fakeApi();
  const old = api.store(path).put("default", "a");
  const { said, names, table } = reflecting(api);
  await until(() => said.includes("live"));
  api.store(path).delete("default", "a");
  api.store(path).put("default", "a");
  await until(() => table.snapshot().get("default/a")?.uid !== old.metadata.uid);
  api.send(path, JSON.stringify({ type: "DELETED", object: old }));
  api.store(path).put("default", "b");
  await until(() => names().includes("default/b"));
  expect(names()).toEqual(["default/a", "default/b"]);
});

test("403 and 404 are for somebody else to decide about", async () => {
  const api = await fakeApi();
  for (const code of [403, 404]) {
    api.answer = () => ({ status: code });
    expect(((await reflecting(api).ended) as ClusterTrouble).status).toBe(code);
  }
});

test("a store that was set back, so that the version lies ahead of it, is listed anew", async () => {
  const api = await fakeApi();
  api.store(path).put("default", "a");
  const { said, names } = reflecting(api);
  await until(() => said.includes("live") && api.watching(path) === 1);
  const before = api.requests.length;
  api.answer = ({ query }) =>
    query.get("sendInitialEvents")
      ? undefined
      : { status: 504, body: status(504, "Timeout: Too large resource version: 900, current: 3") };
  api.endWatches();
  await until(() => api.requests.slice(before).some(({ query }) => query.has("sendInitialEvents")));
  await until(() => api.watching(path) === 1);
  expect(names()).toEqual(truth(api));
});

test("credentials that are refused end it at once: to try once more with the same gets addresses banned", async () => {
  const api = await fakeApi();
  const { said, ended } = reflecting(api);
  await until(() => said.includes("live") && api.watching(path) === 1);
  const before = asked(api, isWatch).length;
  api.answer = () => ({ status: 401 });
  api.endWatches();
  expect(((await ended) as ClusterTrouble).why).toBe("credentials-refused");
  expect(asked(api, isWatch).length - before).toBe(1);
});

test("a server that is gone ends it, after one more try", async () => {
  const api = await fakeApi();
  const { said, ended } = reflecting(api);
  await until(() => said.includes("live"));
  await api.stop();
  expect(((await ended) as ClusterTrouble).why).toBe("refused");
});

test("an object that didn't change keeps its report over a list", async () => {
  const api = await fakeApi();
  api.store(path).put("default", "a");
  api.store(path).put("default", "b");
  const { said, changed, table } = reflecting(api, { relistMs: 100 });
  await until(() => said.includes("live"));
  const before = table.snapshot();
  await new Promise((resolve) => setTimeout(resolve, 150));
  changed.length = 0;
  api.store(path).put("default", "b");
  api.endWatches();
  await until(() => asked(api, ({ query }) => query.has("sendInitialEvents")).length > 1);
  await until(() => api.watching(path) === 1);
  expect(changed).toEqual(["default/b"]);
  expect(table.snapshot().get("default/a")).toBe(before.get("default/a"));
});
