import { expect, test } from "vitest";
import { emptyInventory, type Inventory } from "../inventory/model";
import { buildView } from "../publish/build-view";
import type { clusterReport } from "../publish/cluster-samples";
import { object } from "../publish/pod-samples";
import { container, endpoint, engineReport, inventory, network, t0, viewInput } from "../publish/samples";
import { build, shop } from "../publish/shop-samples";
import type { Reason } from "../reason";
import { toContainerDetail } from "../to-container-detail";
import { sentence } from "../words/sentence";
import { toWorkloadDetail } from "../workload-detail/to-workload-detail";

const said = (claim: Reason | null) => claim && sentence(claim, { now: t0 });

interface Lab {
  readonly labels?: Readonly<Record<string, string>>;
  readonly space?: string;
  readonly over?: Partial<Inventory>;
  readonly more?: Parameters<typeof clusterReport>[2];
}

/** What is told of the shop's web, whose pods run in Prod. */
function ofWorkload({ labels = {}, space = "shop", over = {}, more }: Lab) {
  const moved = <T extends object>(all: readonly T[] | undefined) =>
    (all ?? []).map((each) => ({ ...each, namespace: space }));
  const tables = {
    ...shop,
    Deployment: moved(shop.Deployment),
    ReplicaSet: moved(shop.ReplicaSet),
    Pod: moved(shop.Pod),
    Namespace: [{ ...object(space, ""), labels, phase: "Active" as const }],
  };
  const view = build(tables, { inventory: inventory(over) }, more);
  const cluster = view.clusters.get("k");
  const state = view.clusterParts.get("k")?.workloads.get(`workload:k/Deployment/${space}/web`);
  if (!cluster || !state) throw new Error("no web");
  return said(toWorkloadDetail(state, cluster, "viewer").claim);
}

test("K7: a namespace that says nothing claims nothing; its label is told beside where its workloads are", () => {
  expect(ofWorkload({})).toBeNull();
  expect(ofWorkload({ labels: { "bulkhead.zone": "Prod" } })).toBe(
    "Label bulkhead.zone of its namespace claims zone Prod, and it is there",
  );
  expect(ofWorkload({ labels: { env: "dev" } })).toBe(
    "Label env of its namespace claims zone dev, but it is in Prod; a claim is no evidence and moves nothing",
  );
  expect(ofWorkload({ labels: { zone: "staging" } })).toBe(
    "Label zone of its namespace claims zone staging, but the lab has no such zone; it is in Prod",
  );
});

test("K7: bulkhead.zone counts before env, env before zone, and each of them before the namespace's name", () => {
  const labels = { zone: "infra", env: "dev", "bulkhead.zone": "prod" };
  expect(ofWorkload({ space: "dev", labels })).toMatch(/^Label bulkhead.zone .* zone prod, and/);
  expect(ofWorkload({ space: "dev", labels: { ...labels, "bulkhead.zone": " " } })).toMatch(
    /^Label env .* zone dev, but/,
  );
  expect(ofWorkload({ space: "dev", labels: { zone: "infra" } })).toMatch(/^Label zone .* zone infra, but/);
});

test("K7: the name of a namespace claims a zone only where it is a zone's, or the plain word for its kind", () => {
  const rename = (name: string, kind: "prod" | "other" = "prod") => ({
    zones: inventory().zones.map((zone) => (zone.id === "prod" ? { ...zone, name, kind } : zone)),
  });
  expect(ofWorkload({ space: "prod" })).toBe("The name of its namespace claims zone prod, and it is there");
  expect(ofWorkload({ space: "prod", over: rename("Living room") })).toMatch(/zone prod, and it is there$/);
  expect(ofWorkload({ space: "living", over: rename("Living") })).toMatch(/zone living, and it is there$/);
  expect(ofWorkload({ space: "other", over: rename("Living", "other") })).toBeNull();
  expect(ofWorkload({ space: "iot" })).toBeNull();
  expect(ofWorkload({ space: "production" })).toBeNull();
  expect(ofWorkload({ space: "dev", over: emptyInventory })).toBeNull();
});

test("K7: namespaces that may not be read are known by their names alone", () => {
  expect(ofWorkload({ space: "dev", more: { kinds: { Namespace: "not-permitted" } } })).toMatch(/^The name .* Prod;/);
});

test("K7: a claim of a workload that stands nowhere is told, and no zone is made up for it", () => {
  const over = { ...emptyInventory, zones: inventory().zones };
  expect(ofWorkload({ labels: { env: "prod" }, over })).toBe(
    "Label env of its namespace claims zone prod; it is in no zone that is known, and a claim is no evidence",
  );
});

const wire = network("wire", { driver: "macvlan", parent: "eth0.20", subnets: ["10.0.20.0/24"] });
const inDev = { networkMode: "wire", endpoints: [endpoint("wire", "10.0.20.7")] };

function ofContainer(zone: string | null, over: Partial<Parameters<typeof container>[1]> = {}) {
  const labels: Record<string, string> = zone === null ? {} : { "bulkhead.zone": zone };
  const report = engineReport("e-nas", [container("x", { labels, ...over })], { networks: [wire] });
  const state = buildView(viewInput([report]), null).containers.get("container:e-nas/x");
  if (!state) throw new Error("no x");
  return said(toContainerDetail(state, { engineName: "nas", relations: [], heartbeat: [], role: "viewer" }).claim);
}

test("a container's label is told against where the evidence says it is", () => {
  expect(ofContainer(null)).toBeNull();
  expect(ofContainer("prod")).toBe("Its label bulkhead.zone claims zone prod, and it is there");
  expect(ofContainer("Dev", inDev)).toBe("Its label bulkhead.zone claims zone Dev, and it is there");
  expect(ofContainer("prod", inDev)).toBe(
    "Its label bulkhead.zone claims zone prod, but it is in Dev; a claim is no evidence and moves nothing",
  );
  const both = { endpoints: [endpoint("wire", "10.0.20.7"), endpoint("host", "10.0.10.5")] };
  expect(ofContainer("iot", both)).toBe(
    "Its label bulkhead.zone claims zone iot, but the lab has no such zone; it is in Dev",
  );
  expect(ofContainer("prod", { networkMode: "none", endpoints: [] })).toMatch(/; it is in no zone that is known/);
});

test("whatever somebody wrote into a label is told in short, and never taken for a zone by chance", () => {
  expect(ofContainer("x".repeat(9_000))?.length).toBeLessThan(150);
  for (const odd of ["constructor", "__proto__", "internet", "other", "<b>prod</b>"])
    expect(ofContainer(odd)).toContain("but the lab has no such zone");
});
