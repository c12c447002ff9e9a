import { expect, test } from "vitest";
import { buildView } from "../publish/build-view";
import {
  clusterReport,
  cronJob,
  deployment,
  ingress,
  node,
  replicaSet,
  service,
  slice,
} from "../publish/cluster-samples";
import { diffViews } from "../publish/patch";
import { ended, podContainer, podOf } from "../publish/pod-samples";
import { inventory, live, t0, viewInput } from "../publish/samples";
import { nodeSchema, relationSchema } from "../schemas/node.schema";

// What a cluster adds to what browsers and later versions rely on. Read docs/decisions before you write a new golden file.

const pod = podOf({ kind: "ReplicaSet", name: "web-5d4f" }, "a", { revision: "5d4f", nodeName: "nas" });
const crashed = {
  ...pod,
  containers: [
    podContainer("app", { ready: false, restartCount: 4, state: ended(2, t0), lastState: ended(2, t0 - 9_000) }),
  ],
};
const report = (one: typeof pod) =>
  clusterReport(
    "k",
    {
      Node: [node("nas", "10.0.10.5"), node("n2", "10.0.20.30", { unschedulable: true })],
      Deployment: [deployment("web", { labels: { "app.kubernetes.io/instance": "shop" } })],
      ReplicaSet: [replicaSet("web-5d4f", { owner: { kind: "Deployment", name: "web", uid: "uid-default-web" } })],
      Pod: [one],
      CronJob: [cronJob("nightly", { suspended: true })],
      Service: [service("web", { type: "LoadBalancer", balancers: ["10.0.30.80"] })],
      EndpointSlice: [slice("web", ["web-5d4f-a"])],
      Ingress: [ingress("shop", "web")],
    },
    { kinds: { StatefulSet: "not-permitted" }, address: "10.0.10.5" },
  );
const sources = new Map([["k", live("k", { kind: "cluster", name: "home", version: "Kubernetes 1.34" })]]);
const input = viewInput([], {
  sources,
  clusters: new Map([["k", report(pod)]]),
  inventory: inventory({ engines: [] }),
});
const first = buildView(input, null);
const next = buildView({ ...input, slots: first.slots, clusters: new Map([["k", report(crashed)]]) }, first);

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const byId = <T extends { id: string }>(values: Iterable<T>) => [...values].sort((a, b) => (a.id < b.id ? -1 : 1));

test("a snapshot with a cluster in it", async () => {
  const { nodes, relations, findings } = first.view;
  const all = { nodes: byId(nodes.values()), relations: byId(relations.values()), findings: byId(findings.values()) };
  await expect(json(all)).toMatchFileSnapshot("cluster.json");
  for (const each of all.nodes) expect(nodeSchema.parse(JSON.parse(json(each)))).toEqual(each);
  for (const each of all.relations) expect(relationSchema.parse(JSON.parse(json(each)))).toEqual(each);
});

test("a pod that crashes is itself, its workload and the groups around it", async () => {
  const { nodes, relations } = diffViews(first.view, next.view);
  expect(relations).toEqual({ put: [], del: [] });
  expect(nodes.del).toEqual([]);
  await expect(json(byId(nodes.put))).toMatchFileSnapshot("cluster-patch.json");
});
