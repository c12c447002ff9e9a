import { expect, test } from "vitest";
import type { Tier } from "../health";
import { groupContainers } from "./group-containers";
import type { ContainerNode, TopologyNode } from "./model";
import { container as sample, stack as stackSample, tier as tiered } from "./node-samples";

const container = (name: string, parentId: string, tier: Tier, over: Partial<ContainerNode> = {}) =>
  sample(name, parentId, { ...tiered(tier), ...over });
const stack = (name: string) => stackSample(name, "host:nas");

const group = (...nodes: TopologyNode[]) =>
  groupContainers(new Map(nodes.map((node) => [node.id, node])), null).map((each) =>
    each.members.map((member) => member.name),
  );

test("the group with the worst member comes first, and in it the worst member", () => {
  expect(
    group(
      stack("a"),
      stack("b"),
      container("fine", "stack:nas/a", "ok"),
      container("well", "stack:nas/b", "ok"),
      container("broken", "stack:nas/b", "failed"),
    ),
  ).toEqual([["broken", "well"], ["fine"]]);
});

test("a breach is louder than a failure", () => {
  expect(
    group(
      stack("a"),
      stack("b"),
      container("failed", "stack:nas/a", "failed"),
      container("leaks", "stack:nas/b", "ok", { breach: true }),
    ),
  ).toEqual([["leaks"], ["failed"]]);
});

test("names are told apart as people count: web-2 before web-10", () => {
  expect(group(stack("a"), container("web-10", "stack:nas/a", "ok"), container("web-2", "stack:nas/a", "ok"))).toEqual([
    ["web-2", "web-10"],
  ]);
});

test("only what is asked for is in it, and its counts are of that", () => {
  const nodes = [stack("a"), container("x", "stack:nas/a", "ok"), container("y", "stack:nas/a", "failed")];
  const [only] = groupContainers(new Map(nodes.map((node) => [node.id, node])), new Set(["container:nas/x"]));
  expect(only?.counts).toMatchObject({ ok: 1, failed: 0 });
});

test("a one-off run that failed is listed and makes its stack neither failed nor first", () => {
  const nodes = [
    stack("a"),
    stack("b"),
    container("once", "stack:nas/b", "failed", { oneOff: true }),
    container("well", "stack:nas/b", "ok"),
    container("warned", "stack:nas/a", "warning"),
  ];
  expect(group(...nodes)).toEqual([["warned"], ["well", "once"]]);
  const groups = groupContainers(new Map(nodes.map((node) => [node.id, node])), null);
  expect(groups[1]?.counts).toMatchObject({ ok: 1, failed: 0 });
});
