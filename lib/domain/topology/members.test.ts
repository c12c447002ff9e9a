import { expect, test } from "vitest";
import { noCounts } from "../health";
import { cluster, front, namespace, pod, workload } from "./cluster-node-samples";
import { groupContainers } from "./group-containers";
import { hasBox, isCounted, isMember, isMemberId, sourcesOf } from "./members";
import { membersOf } from "./members-of";
import { byId, childrenOf, container, host, stack, tier, zone } from "./node-samples";

const web = workload("web");
const nodes = byId(
  zone("prod"),
  host("nas", "zone:prod"),
  stack("media", "host:nas"),
  container("jellyfin", "stack:nas/media"),
  container("once", "stack:nas/media", { oneOff: true }),
  cluster("zone:prod"),
  namespace("media"),
  web,
  workload("nightly", { workloadKind: "CronJob", ...tier("failed") }),
  pod("web-1", web),
  front("service", "web"),
);

test("containers and workloads are members; pods and Services are none, and have no box", () => {
  const names = (of: (node: typeof web | ReturnType<typeof pod>) => boolean) =>
    [...nodes.values()].filter((node) => of(node as typeof web)).map(({ name }) => name);
  expect(names(isMember)).toEqual(["jellyfin", "once", "web", "nightly"]);
  expect([...nodes.values()].filter((node) => isMember(node) !== isMemberId(node.id))).toEqual([]);
  expect(names((node) => !hasBox(node))).toEqual(["web-1", "web"]);
  expect(membersOf("zone:prod", childrenOf(nodes)).toSorted()).toEqual([
    "container:nas/jellyfin",
    "container:nas/once",
    "workload:home/CronJob/media/nightly",
    "workload:home/Deployment/media/web",
  ]);
});

test("a namespace in which nothing runs has no box", () => {
  expect(hasBox(namespace("kube-public", { counts: noCounts }))).toBe(false);
  expect(hasBox(namespace("media", { counts: { ...noCounts, neutral: 1 } }))).toBe(true);
});

test("what ran once counts for nobody; a workload always counts", () => {
  expect([...nodes.values()].filter(isMember).filter(isCounted)).toHaveLength(3);
  expect(sourcesOf(cluster(null))).toEqual(["home"]);
});

test("the table has a namespace's workloads as a group, worst first, with the cluster in the host's place", () => {
  const [first, second] = groupContainers(nodes, null);
  expect(first).toMatchObject({ id: "namespace:home/media", counts: { failed: 1, ok: 1 } });
  expect(first?.members.map(({ name }) => name)).toEqual(["nightly", "web"]);
  expect([first?.home.host?.kind, first?.home.stack?.name]).toEqual(["cluster", "media"]);
  expect(second?.counts.ok).toBe(1);
});
