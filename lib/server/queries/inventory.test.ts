import { expect, test } from "vitest";
import type { Inventory } from "@/lib/domain/inventory/model";
import type { Call } from "@/lib/server/commands/call";
import { readHosts } from "./inventory";

test("nodes that clusters report and nodes that somebody has bound are asked for, each once", async () => {
  const inventory: Inventory = {
    ...{ revision: 1, zones: [], vlans: [], subnets: [], hosts: [], links: [], engines: [], policies: [] },
    clusters: [
      {
        ...{ id: "c1", name: "home" },
        nodes: [
          { nodeName: "gone-node", hostId: "h1" },
          { nodeName: "node-1", hostId: "h2" },
        ],
      },
      { id: "c2", name: "silent", nodes: [] },
    ],
  };
  const reported = new Map(["node-2", "node-1"].map((name) => [name, {}]));
  const runtime = {
    inventory: { inventory: () => inventory },
    view: { viewState: () => ({ view: { nodes: new Map() }, clusters: new Map() }) },
    sources: { cluster: (id: string) => (id === "c1" ? { report: () => ({ objects: { Node: reported } }) } : null) },
  };
  const { nodes } = await readHosts.run({}, { runtime, session: { role: "viewer" } } as unknown as Call);
  const home = { clusterId: "c1", clusterName: "home" };
  expect(nodes).toEqual([
    { ...home, nodeName: "gone-node", hostId: "h1", told: [] },
    { ...home, nodeName: "node-1", hostId: "h2", told: [] },
    { ...home, nodeName: "node-2", hostId: null, told: [] },
  ]);
});
