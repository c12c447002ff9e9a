import { expect, test } from "vitest";
import { cardWords, closeLines, nodesOfDaemon } from "@/components/topology/nodes/card-words";
import { pod, workload } from "@/lib/domain/topology/cluster-node-samples";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import { byId, childrenOf, container, tier } from "@/lib/domain/topology/node-samples";

const words = { brief: () => "why", ago: () => "3 h", moment: () => "14:02" };
const said = (over: Partial<WorkloadNode>, nodes = 0) => {
  const { line, aside } = cardWords(workload("w", over), words, nodes);
  return `${line} | ${aside}`;
};

test("a card says what a well workload is and how many are ready, else why it is not well", () => {
  expect(said({ ready: 3, desired: 3 })).toBe("Deployment | 3/3");
  expect(said({ ready: 0, desired: 3, ...tier("failed") })).toBe("why | 0/3");
  expect(said({ desired: 0, ready: 0, state: "scaled-to-0", ...tier("neutral") })).toBe("why | ");
  expect(said({ workloadKind: "CronJob", ready: 0, desired: 0 })).toBe("why | ");
  expect(cardWords(container("c", "host:nas", { startedAt: 1 }), words, 0)).toEqual({ line: "why", aside: "3 h" });
});

test("a DaemonSet says on how many nodes it runs", () => {
  const proxy = workload("proxy", { workloadKind: "DaemonSet", ready: 2, desired: 2 });
  const nodes = byId(
    proxy,
    pod("a", proxy),
    pod("b", proxy, { nodeName: "node-2" }),
    pod("c", proxy, { nodeName: "" }),
  );
  const lab = { nodes, children: childrenOf(nodes) };
  expect(nodesOfDaemon(proxy, lab)).toBe(2);
  expect(cardWords(proxy, words, 2)).toEqual({ line: "2/2 on 2 nodes", aside: "" });
  expect(nodesOfDaemon(workload("web"), lab)).toBe(0);
});

test("from close by a card has all images, its kind and its restarts", () => {
  const ports = [{ hostIp: "", hostPort: 30080, containerPort: 80, proto: "tcp" }];
  expect(closeLines(workload("w", { images: ["a:1", "b:2"], restartCount: 2, ports }))).toEqual([
    "a:1, b:2",
    "Deployment, 2 restarts, 30080 to 80",
  ]);
});
