import { expect, test } from "vitest";
import { emptyInventory } from "@/lib/domain/inventory/model";
import { buildView } from "@/lib/domain/publish/build-view";
import { clusterReport, node } from "@/lib/domain/publish/cluster-samples";
import { inputOf, shop } from "@/lib/domain/publish/shop-samples";
import type { Call } from "@/lib/server/commands/call";
import { setUp } from "./set-up";

test("a cluster is found with its nodes, and the ranges of their addresses propose zones", async () => {
  const inventory = {
    ...emptyInventory,
    clusters: ["k", "removed"].map((id) => ({ id, name: `cluster ${id}`, nodes: [] })),
  };
  const report = clusterReport("k", { ...shop, Node: [node("n1", "10.0.20.21"), node("n2", "no.address.at.all")] });
  const state = buildView(inputOf(report, { inventory }), null);
  const runtime = { inventory: { inventory: () => inventory }, view: { viewState: () => state } };
  const { engines, clusters, zones, hosts } = await setUp.run({}, { runtime } as unknown as Call);
  expect(clusters).toMatchObject([
    {
      ...{ clusterId: "k", name: "cluster k", status: { state: "live" }, workloads: 1 },
      nodes: [
        { name: "n1", address: "10.0.20.21" },
        { name: "n2", address: null },
      ],
    },
  ]);
  expect(zones.filter(({ evidence }) => evidence === "seen")).toMatchObject([{ kind: "dev", cidr: "10.0.20.0/24" }]);
  expect({ engines, hosts }).toEqual({ engines: [], hosts: [] });
});
