import { expect, test } from "vitest";
import { assignNode } from "./hosts";

test("a node is named as Kubernetes names nodes", () => {
  const takes = (nodeName: string) => assignNode.input.safeParse({ clusterId: "c1", nodeName, hostId: null }).success;
  for (const name of ["n", "node-1", "ip-10-0-0-1.lab.example", "a".repeat(253)]) expect(takes(name), name).toBe(true);
  for (const name of ["", "Node", "-node", "node.", "node 1", "node/1", "node\n", "a".repeat(254)])
    expect(takes(name), JSON.stringify(name)).toBe(false);
});
