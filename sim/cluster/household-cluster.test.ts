import { afterAll, beforeAll, expect, test } from "vitest";
import { clusterKinds } from "@/lib/domain/cluster-report";
import { listProblems } from "@/lib/domain/problems";
import { buildView } from "@/lib/domain/publish/build-view";
import type { ViewState } from "@/lib/domain/publish/view-input";
import { noSlots } from "@/lib/domain/topology/slot-table";
import { toWorkloadDetail } from "@/lib/domain/workload-detail/to-workload-detail";
import { householdInventory } from "../scenarios/household-inventory.ts";
import { type WatchedHousehold, watchHousehold } from "./watched-household.ts";

/** The household's cluster as the panel sees it. */
let household: WatchedHousehold;
let state: ViewState;

beforeAll(async () => {
  household = await watchHousehold();
  const { source } = household.watched;
  state = buildView(
    {
      bootId: "boot",
      reports: new Map(),
      sources: new Map([["k3s", source.status()]]),
      clusters: new Map([["k3s", source.report()!]]),
      inventory: householdInventory,
      operations: [],
      slots: noSlots,
      now: Date.now(),
      history: new Map(),
    },
    null,
  );
});
afterAll(() => household.close());

const nodesOf = (kind: string) => [...state.view.nodes.values()].filter((node) => node.kind === kind);
const stateOf = (path: string) => state.clusterParts.get("k3s")!.workloads.get(`workload:k3s/${path}`)!;

test("every kind that the panel watches is live and has something to show", () => {
  const { kinds, objects } = household.watched.source.report()!;
  const told = clusterKinds.map((kind) => `${kind} ${kinds[kind].state} ${objects[kind].size > 0}`);
  expect(told).toEqual(clusterKinds.map((kind) => `${kind} live true`));
  expect(household.watched.source.status()).toMatchObject({ version: "Kubernetes 1.34" });
});

test("it stands among the devices that it looks after, and its nodes are hosts of the inventory", () => {
  expect(state.view.nodes.get("cluster:k3s")).toMatchObject({ parentId: "lane:vlan-40", alsoIn: [] });
  const hosts = [...state.view.relations.values()].filter(({ kind }) => kind === "runs-on").map(({ to }) => to);
  expect(new Set(hosts)).toEqual(new Set(["host:mini-1", "host:mini-2", "host:pi-4"]));
  expect(nodesOf("workload").length).toBeGreaterThan(15);
  expect(nodesOf("pod").length).toBeGreaterThan(22);
});

test("one Deployment is stuck half-way in a crash loop, one Job has failed, and all else is well", () => {
  const failed = listProblems(state.view.nodes.values(), []).filter(({ kind }) => kind === "failed");
  const reasons = failed.map((problem) =>
    problem.kind === "breach" ? "" : `${problem.name} ${problem.health.reason.code}`,
  );
  expect(reasons.sort()).toEqual(["blinds-bridge health.pod-crash-loop", "import-2024 health.job-failed"]);
  const others = nodesOf("workload").filter((node) => "health" in node && node.health.tier !== "failed");
  expect(new Set(others.map((node) => "health" in node && node.health.tier))).toEqual(new Set(["ok"]));
});

test("Traefik is reached at an address of the zone, and the Ingresses lead through it", () => {
  const traefik = "workload:k3s/Deployment/ingress/traefik";
  expect(stateOf("Deployment/ingress/traefik").place.placement.exposed).toMatchObject([
    { zoneId: "iot", rule: "K3", port: { hostIp: "10.0.40.40", hostPort: 443 } },
  ]);
  const routes = [...state.view.relations.values()].filter(({ kind, from }) => kind === "route" && from === traefik);
  expect(routes.map(({ to }) => to).sort()).toEqual([
    "ingress:k3s/cameras/frigate",
    "ingress:k3s/monitoring/loki",
    "ingress:k3s/smart-home/node-red",
  ]);
});

test("one namespace claims the zone that it stands in, another one that it doesn't", () => {
  const claimOf = (path: string) => toWorkloadDetail(stateOf(path), state.clusters.get("k3s")!, "admin").claim?.code;
  expect(claimOf("Deployment/cameras/frigate")).toBe("claim.kept");
  expect(claimOf("Deployment/dev/blinds-bridge")).toBe("claim.elsewhere");
  expect(claimOf("Deployment/smart-home/esphome")).toBeUndefined();
});

test("no wall leaks because of it", () => {
  expect([...state.view.findings.values()]).toEqual([]);
});
