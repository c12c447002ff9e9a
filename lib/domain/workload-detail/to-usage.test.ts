import { expect, test } from "vitest";
import type { PodReport } from "../cluster-report/pods";
import { containerSpec, pod, podContainer, template } from "../publish/pod-samples";
import { t0 } from "../publish/samples";
import { areMeasured, toUsageTold } from "./to-usage";
import type { PodUsage } from "./usage";

const toWorkloadUsage = (...[id, pods, all, skewMs]: [string, PodReport[], PodUsage[], number]) =>
  toUsageTold(id, pods, { state: "measured", pods: all }, skewMs)?.usage;
const measured = (name: string, at: number | null = t0) => ({ name, cpuCores: 0.25, memoryBytes: 1_000, at });
const limited = (cpu: string, memory: string) =>
  template("app", {
    containers: [containerSpec("app", { limits: { cpu, memory } }), containerSpec("before", { init: true })],
  });

test("its own pods are summed, of all that were measured in the namespace, on the panel's clock", () => {
  const pods = [pod("a"), pod("b"), pod("young")];
  expect(toWorkloadUsage("k", pods, [measured("a"), measured("b", t0 - 5_000), measured("other")], 600_000)).toEqual({
    ...{ cpuCores: 0.5, memoryBytes: 2_000, cpuLimitCores: null, memoryLimitBytes: null, at: t0 - 605_000 },
    pods: [
      { podId: "pod:k/uid-default-a", cpuCores: 0.25, memoryBytes: 1_000 },
      { podId: "pod:k/uid-default-b", cpuCores: 0.25, memoryBytes: 1_000 },
    ],
  });
});

test("it has a limit where each container has one", () => {
  const both = [pod("a", { template: limited("500m", "1Ki") }), pod("b", { template: limited("1", "") })];
  expect(toWorkloadUsage("k", both, [measured("a"), measured("b")], 0)).toMatchObject({
    ...{ cpuLimitCores: 1.5, memoryLimitBytes: null },
  });
});

test("a sidecar is measured, so that its limit counts too", () => {
  const containers = [
    containerSpec("app", { limits: { cpu: "1", memory: "1Ki" } }),
    containerSpec("proxy", { init: true, limits: { cpu: "500m", memory: "" } }),
  ];
  const initContainers = [podContainer("proxy", { sidecar: true })];
  const both = [pod("a", { template: template("app", { containers }), initContainers })];
  expect(toWorkloadUsage("k", both, [measured("a")], 0)).toMatchObject({ cpuLimitCores: 1.5, memoryLimitBytes: null });
});

test("what has not been measured yet is not told as nothing", () => {
  expect(toWorkloadUsage("k", [pod("a")], [measured("other")], 0)).toBeNull();
  expect(toWorkloadUsage("k", [pod("a")], [measured("a", null)], 0)?.at).toBeNull();
});

test("a pod that runs and isn't measured yet is named; one that has ended misses nothing", () => {
  const pods = [pod("a"), pod("young"), pod("done", { phase: "Succeeded" })];
  const some = toUsageTold("k", pods, { state: "measured", pods: [measured("a")] }, 0);
  expect(some).toMatchObject({ usage: { cpuCores: 0.25 }, unmeasured: ["pod:k/uid-default-young"], gap: null });
  const none = toUsageTold("k", pods, { state: "measured", pods: [] }, 0);
  expect(none).toMatchObject({ usage: null, gap: { code: "usage.not-yet" } });
  expect(none?.unmeasured).toHaveLength(2);
  expect([areMeasured(pods), areMeasured(pods.slice(2))]).toEqual([true, false]);
});

test("why there are no figures is told where somebody can do something about it", () => {
  const gapOf = (state: "absent" | "not-permitted" | "unavailable") => toUsageTold("k", [pod("a")], { state }, 0);
  expect(gapOf("absent")).toBeNull();
  expect(gapOf("unavailable")).toEqual({ usage: null, unmeasured: [], gap: { code: "usage.unavailable", data: {} } });
  expect(gapOf("not-permitted")?.gap).toMatchObject({ data: { verb: "list", resource: "pods.metrics.k8s.io" } });
});
