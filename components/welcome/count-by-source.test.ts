import { expect, test } from "vitest";
import type { HostNode, TopologyNode } from "@/lib/domain/topology/model";
import { countBySource } from "./count-by-source";

const host = (id: string, clusterIds: readonly string[]) =>
  ({
    kind: "host",
    id,
    nodes: clusterIds.map((clusterId) => ({ clusterId, name: id, cordoned: false })),
  }) as unknown as HostNode;
const container = (id: string, sourceId: string) => ({ kind: "container", id, sourceId }) as unknown as TopologyNode;
const table = (...nodes: TopologyNode[]) => new Map(nodes.map((node) => [node.id, node]));

test("it is another once a source tells of more, or a cluster has another machine", () => {
  const before = table(container("a", "e1"), host("h1", ["c1"]));
  expect(countBySource(table(container("a", "e1"), host("h1", ["c1"])))).toBe(countBySource(before));
  expect(countBySource(table(container("a", "e1"), container("b", "e1"), host("h1", ["c1"])))).not.toBe(
    countBySource(before),
  );
  expect(countBySource(table(container("a", "e1"), host("h1", ["c1"]), host("h2", ["c1"])))).not.toBe(
    countBySource(before),
  );
});
