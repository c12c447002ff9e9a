import net from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { until } from "@/lib/server/kubernetes/fake/until";
import { startFaultProxy } from "@/lib/server/sources/fault-proxy";
import { fakeApi, pod, pods, watch } from "./fake/watched-fake";

const quickPings = { lookEveryMs: 100, pingEveryMs: 1_000, silentAfterMs: 4_000, askAfterMs: 500 };

test("a server that restarts is live again by itself, with what changed meanwhile", async () => {
  const api = await fakeApi();
  api.store(pods).put("default", "a", pod("Running"));
  const { source, state, why } = watch(api.url);
  await until(() => state() === "live");
  await api.stop();
  await until(() => state() === "stale");
  expect(why()).toBe("refused");
  expect(source.report()?.objects.Pod.size).toBe(1);
  expect(source.report()?.kinds.Pod.state).toBe("behind");
  api.store(pods).put("default", "b", pod("Running"));
  api.store(pods).delete("default", "a");
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const before = api.requests.length;
  await api.start();
  await until(() => state() === "live");
  expect([...(source.report()?.objects.Pod.keys() ?? [])]).toEqual(["default/b"]);
  expect(source.report()?.kinds.Pod.state).toBe("live");
  // Resumed where it was: nothing is listed anew.
  expect(api.requests.slice(before).filter(({ query }) => query.has("sendInitialEvents"))).toEqual([]);
});

test("while a server is down the pauses grow: no fixed rate of attempts", async () => {
  let attempts = 0;
  const server = net.createServer((socket) => {
    attempts++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { state } = watch(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}`);
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(state()).toBe("down");
  expect(attempts).toBeLessThan(16);
});

test.each([true, false])("a connection that goes silent is stale, HTTP/2: %s; a quiet one is not", async (http2) => {
  const api = await fakeApi({ http2 });
  const proxy = await startFaultProxy({ host: "127.0.0.1", port: api.port });
  onTestFinished(() => proxy.close());
  const { state, why, statuses } = watch(`https://127.0.0.1:${proxy.port}`, { pings: quickPings });
  await until(() => state() === "live");
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect(statuses.filter(({ reason }) => reason !== null)).toEqual([]);
  proxy.blackHole(true);
  await until(() => state() === "stale");
  expect(["silent", "timeout", "unreachable"]).toContain(why());
  proxy.blackHole(false);
  proxy.cut();
  await until(() => state() === "live");
});

test("another cluster at the same address is listed anew", async () => {
  const api = await fakeApi();
  api.store(pods).put("default", "a", pod("Running"));
  const { source, state } = watch(api.url);
  await until(() => state() === "live");
  await api.stop();
  await until(() => state() === "stale");
  api.store("/api/v1/namespaces").delete("", "kube-system");
  api.store("/api/v1/namespaces").put("", "kube-system");
  const before = api.requests.length;
  await api.start();
  await until(() => state() === "live" && source.report()?.kinds.Pod.state === "live");
  expect(api.requests.slice(before).some(({ path, query }) => path === pods && query.has("sendInitialEvents"))).toBe(
    true,
  );
});
