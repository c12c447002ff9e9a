import { expect, test } from "vitest";
import { until } from "@/lib/server/kubernetes/fake/until";
import { fakeApi, watch } from "../fake/watched-fake";
import { kindSources } from "../kinds/kinds";

const metrics = "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods";
const podMetrics = { metadata: { name: "web-1" }, containers: [{ usage: { cpu: "250m", memory: "64Mi" } }] };

test("what pods take comes over the connection that is watched on, only once somebody asks", async () => {
  const api = await fakeApi();
  api.answer = ({ path }) =>
    path === metrics ? { status: 200, body: { kind: "PodMetricsList", items: [podMetrics] } } : undefined;
  const { source, state } = watch(api.url);
  await until(() => state() === "live");
  const connections = api.connections();
  expect(api.requests.filter(({ path }) => path.includes("metrics"))).toEqual([]);
  expect(await source.reader.usage("shop")).toEqual({
    state: "measured",
    pods: [{ name: "web-1", cpuCores: 0.25, memoryBytes: 64 * 2 ** 20, at: null }],
  });
  expect(api.connections()).toBe(connections);
});

test("no metrics, an account that may not see them, and metrics out of order are told apart", async () => {
  const api = await fakeApi();
  for (const [status, told] of [
    [404, "absent"],
    [403, "not-permitted"],
    [503, "unavailable"],
  ] as const) {
    api.answer = ({ path }) => (path.startsWith("/apis/metrics") ? { status } : undefined);
    const { source, state } = watch(api.url);
    await until(() => state() === "live");
    expect(await source.reader.usage("shop")).toEqual({ state: told });
    expect(state()).toBe("live");
  }
});

test("an object is found by its name in its own namespace; without a connection that is said", async () => {
  const api = await fakeApi();
  const { path } = kindSources.Deployment;
  for (const [namespace, name] of [
    ["shop", "web"],
    ["wiki", "web"],
    ["shop", "admin"],
  ] as const)
    api.store(path).put(namespace, name, { spec: { of: `${namespace}/${name}` } });
  const { source, state } = watch(api.url);
  const place = { kind: "Deployment", namespace: "shop", name: "web" } as const;
  await expect(source.reader.yaml(place)).rejects.toMatchObject({ kind: "timeout" });
  await until(() => state() === "live");
  expect(await source.reader.yaml(place)).toContain("of: shop/web\n");
  expect(await source.reader.yaml({ ...place, name: "gone" })).toBeNull();
});
