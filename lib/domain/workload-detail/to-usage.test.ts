import { expect, test } from "vitest";
import { containerSpec, pod, podContainer, template } from "../publish/pod-samples";
import { t0 } from "../publish/samples";
import { toWorkloadUsage } from "./to-usage";

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
