import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApiConnection } from "../connection/open-connection";
import { trouble } from "../trouble";
import { createReader } from "./create-reader";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Ask = (request: { path: string; query?: object }) => Promise<unknown>;

function reader(answer: Ask | null) {
  const ask = vi.fn(answer ?? (async () => null));
  const connection = () => (answer ? ({ ask } as unknown as ApiConnection) : null);
  return { ask, made: createReader({ clusterName: "home", connection, signal: new AbortController().signal }) };
}
const web = { kind: "Deployment", namespace: "shop", name: "web" } as const;

test("an object is read as a list of one, which the account may do, and names its kind", async () => {
  const { ask, made } = reader(async () => ({ kind: "List", items: [{ metadata: { name: "web" } }] }));
  expect(await made.yaml(web)).toBe("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n");
  expect(ask.mock.lastCall?.[0]).toMatchObject({
    path: "/apis/apps/v1/namespaces/shop/deployments",
    query: { fieldSelector: "metadata.name=web" },
  });
});

test("one that is gone is none; a cluster that is away or says no is said", async () => {
  expect(await reader(async () => ({ items: null })).made.yaml(web)).toBeNull();
  await expect(reader(null).made.yaml(web)).rejects.toMatchObject({ kind: "timeout" });
  const refused = reader(() => Promise.reject(trouble("forbidden", "no", { status: 403 })));
  await expect(refused.made.yaml(web)).rejects.toMatchObject({ kind: "forbidden", message: /home.*no/ });
});

const measured = {
  items: [
    {
      metadata: { name: "web-1" },
      timestamp: "2026-10-01T10:00:00Z",
      containers: [{ usage: { cpu: "12345678n", memory: "20Mi" } }, { usage: { cpu: "5m", memory: "1Ki" } }],
    },
    { metadata: null },
    null,
  ],
};

test("what pods take is summed over their containers, and asked for once however many look", async () => {
  const { ask, made } = reader(async () => measured);
  const [first, again] = await Promise.all([made.usage("shop"), made.usage("shop")]);
  const web = { name: "web-1", cpuCores: 0.017345678, memoryBytes: 20 * 2 ** 20 + 1_024 };
  expect(first).toEqual({ state: "measured", pods: [{ ...web, at: Date.parse("2026-10-01T10:00:00Z") }] });
  expect(again).toBe(first);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(11_000);
  await made.usage("shop");
  await made.usage("wiki");
  expect(ask.mock.calls.map(([{ path }]) => path)).toEqual([
    "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods",
    "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods",
    "/apis/metrics.k8s.io/v1beta1/namespaces/wiki/pods",
  ]);
});

test.each([
  [404, "absent", 60_000],
  [403, "not-permitted", 60_000],
  [503, "unavailable", 10_000],
])("that there are no figures (%i: %s) is no failure, and holds for %i ms", async (status, state, holdsMs) => {
  const { ask, made } = reader(() => Promise.reject(trouble("server-error", "", { status })));
  expect(await made.usage("shop")).toEqual({ state });
  await vi.advanceTimersByTimeAsync(holdsMs - 1_000);
  expect(await made.usage("shop")).toEqual({ state });
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2_000);
  await made.usage("shop");
  expect(ask).toHaveBeenCalledTimes(2);
});

test("what measures is back as soon as it answers again", async () => {
  let isUp = false;
  const { made } = reader(async () => {
    if (!isUp) throw trouble("server-error", "", { status: 503 });
    return measured;
  });
  expect(await made.usage("shop")).toEqual({ state: "unavailable" });
  isUp = true;
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await made.usage("shop")).toMatchObject({ state: "measured", pods: [{ name: "web-1" }] });
});

test("a question that failed is asked again at once", async () => {
  const { ask, made } = reader(() => Promise.reject(trouble("unreachable")));
  await expect(made.usage("shop")).rejects.toMatchObject({ kind: "unreachable" });
  await expect(made.usage("shop")).rejects.toMatchObject({ kind: "unreachable" });
  expect(ask).toHaveBeenCalledTimes(2);
});
