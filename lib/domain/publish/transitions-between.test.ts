import { expect, test } from "vitest";
import { noCounts, type Tier } from "../health";
import type { NodeId } from "../ids";
import { reason } from "../reason";
import type { TopologyNode } from "../topology/model";
import { type LastKnown, transitionsBetween } from "./transitions-between";

const base = { name: "x", slot: { column: 0, order: 0, columns: 0 } };
const health = (tier: Tier, code: string) => ({ tier, reason: reason(code), since: null });
const zone = { ...base, kind: "zone", id: "zone:z", parentId: null, counts: noCounts } as unknown as TopologyNode;
const host = { ...base, kind: "host", id: "host:h", parentId: "zone:z", counts: noCounts } as unknown as TopologyNode;
const container = (tier: Tier = "ok", code = "healthy", parentId: NodeId = "host:h") =>
  ({
    ...base,
    kind: "container",
    id: "container:e/web",
    parentId,
    stack: "shop",
    health: health(tier, code),
  }) as unknown as TopologyNode;
const last = (over: Partial<LastKnown> = {}): [NodeId, LastKnown] => [
  "container:e/web",
  { change: "health", tier: "ok", code: "healthy", zoneId: "zone:z", hostId: "host:h", ...over },
];
const between = (put: TopologyNode[], del: NodeId[], known: [NodeId, LastKnown][]) =>
  transitionsBetween(
    { nodes: new Map([zone, host, ...put].map((node) => [node.id, node])) },
    { put, del },
    new Map(known),
    {
      at: 1000,
      imageId: () => "sha256:1",
    },
  );

test("a container never seen before appears, with where it stands and how it is", () => {
  expect(between([container("failed", "crash-loop")], [], [])).toEqual([
    {
      nodeId: "container:e/web",
      at: 1000,
      change: "appeared",
      tier: "failed",
      code: "crash-loop",
      data: {},
      zoneId: "zone:z",
      hostId: "host:h",
      stack: "shop",
      imageId: "sha256:1",
    },
  ]);
});

test("a restart of the panel that finds everything as it was writes nothing", () => {
  expect(between([container()], [], [last()])).toEqual([]);
});

test("another tier or another reason is a change of health, the same one told again is not", () => {
  expect(between([container("warning", "check-failing")], [], [last()])[0]).toMatchObject({ change: "health" });
  expect(between([container("ok", "no-check")], [], [last()])[0]).toMatchObject({ change: "health", code: "no-check" });
});

test("a container whose host now stands in another zone has moved", () => {
  expect(between([container()], [], [last({ zoneId: "zone:old" })])[0]).toMatchObject({
    change: "moved",
    zoneId: "zone:z",
  });
});

test("gone is written once, and who comes back after that appears", () => {
  expect(between([], ["container:e/web"], [last()])[0]).toMatchObject({ change: "gone", tier: null });
  expect(between([], ["container:e/web"], [last({ change: "gone" })])).toEqual([]);
  expect(between([container()], [], [last({ change: "gone" })])[0]).toMatchObject({ change: "appeared" });
});

test("a workload's life is told like a container's, in its namespace and cluster; a pod's is not", () => {
  const inside = { ...base, health: health("ok", "healthy"), counts: noCounts };
  const put = [
    { ...inside, kind: "cluster", id: "cluster:k", parentId: "zone:z" },
    { ...inside, kind: "namespace", id: "namespace:k/shop", parentId: "cluster:k" },
    { ...inside, kind: "workload", id: "workload:k/Job/shop/x", parentId: "namespace:k/shop", namespace: "shop" },
    { ...inside, kind: "pod", id: "pod:k/u", parentId: "workload:k/Job/shop/x" },
  ] as unknown as TopologyNode[];
  expect(between(put, ["pod:k/old"], [])).toMatchObject([
    { nodeId: "workload:k/Job/shop/x", change: "appeared", zoneId: "zone:z", hostId: "cluster:k", stack: "shop" },
  ]);
});

test("hosts and zones have no life of their own here", () => {
  expect(between([], ["host:h"], [])).toEqual([]);
});
