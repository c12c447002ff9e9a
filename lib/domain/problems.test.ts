import { expect, test } from "vitest";
import type { Tier } from "./health";
import { listProblems, problemCount } from "./problems";
import { reason } from "./reason";
import type { ContainerNode, Finding, TopologyNode } from "./topology/model";
import { host, container as sample } from "./topology/node-samples";

const container = (name: string, tier: Tier, over: Partial<ContainerNode> = {}, since = 0) =>
  sample(name, "host:nas", { health: { tier, reason: reason("x"), since }, ...over });

const finding = (severity: Finding["severity"]): Finding => ({
  id: severity,
  code: "S01",
  severity,
  nodeId: "container:nas/api",
  fromZoneId: "zone:dev",
  toZoneId: "zone:prod",
  reason: { code: "x", data: {} },
  remedy: { code: "x", data: {} },
  port: null,
});

test("breaches come first, then what failed last, then warnings", () => {
  const nodes = [
    container("warned", "warning"),
    container("old", "failed", {}, 1),
    container("new", "failed", {}, 2),
    container("fine", "ok"),
  ];
  const problems = listProblems(nodes, [finding("high")]);
  expect(problems.map((problem) => problem.nodeId)).toEqual([
    "container:nas/api",
    "container:nas/new",
    "container:nas/old",
    "container:nas/warned",
  ]);
});

test("the count is failed and breaches: a warning or a lesser finding does not raise it", () => {
  const nodes = [container("a", "failed"), container("b", "warning"), container("c", "unknown")];
  expect(problemCount(listProblems(nodes, [finding("high"), finding("medium")]))).toBe(2);
});

test("a one-off run that failed is not the stack's problem", () => {
  expect(listProblems([container("job", "failed", { oneOff: true })], [])).toEqual([]);
});

test("a workload that fails is a problem, and a machine whose own kubelet is silent; a host is none for what runs on it", () => {
  const failed = (code: string) => ({ tier: "failed" as const, reason: reason(code), since: 0 });
  const workload = { ...container("web", "failed"), kind: "workload", id: "workload:k/Deployment/shop/web" };
  const node = host("n1", "zone:z", { health: failed("health.node-silent") });
  const crowded = host("n2", "zone:z", { health: failed("group.members") });
  const found = listProblems([workload as unknown as TopologyNode, node, crowded], []);
  expect(found.map(({ nodeId }) => nodeId)).toEqual(["host:n1", "workload:k/Deployment/shop/web"]);
});
