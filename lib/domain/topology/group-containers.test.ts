import { expect, test } from "vitest";
import { noCounts, type Tier } from "../health";
import { reason } from "../reason";
import { groupContainers } from "./group-containers";
import type { ContainerNode, TopologyNode } from "./model";

const health = (tier: Tier) => ({ tier, reason: reason("x"), since: null });
const slot = { column: 0, order: 0, columns: 0 };

const container = (name: string, parentId: string, tier: Tier, over: Partial<ContainerNode> = {}): ContainerNode => ({
  id: `container:nas/${name}`,
  parentId,
  kind: "container",
  name,
  health: health(tier),
  slot,
  sourceId: "nas",
  incarnation: name,
  imageRef: "x",
  state: "running",
  startedAt: null,
  restartCount: 0,
  stack: null,
  service: null,
  oneOff: false,
  alsoIn: [],
  placed: reason("x"),
  ports: [],
  addresses: [],
  networks: [],
  operationId: null,
  breach: false,
  ...over,
});

const stack = (name: string): TopologyNode => ({
  id: `stack:nas/${name}`,
  parentId: "host:nas",
  kind: "stack",
  name,
  health: health("ok"),
  slot,
  sourceId: "nas",
  counts: noCounts,
});

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
