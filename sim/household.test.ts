import { afterAll, beforeAll, expect, test } from "vitest";
import { listProblems } from "@/lib/domain/problems";
import { buildView } from "@/lib/domain/publish/build-view";
import type { ViewState } from "@/lib/domain/publish/view-input";
import { computeGeometry } from "@/lib/domain/topology/compute-geometry";
import { noSlots } from "@/lib/domain/topology/slot-table";
import { toGeometryInput } from "@/lib/domain/topology/to-geometry-input";
import { type Watched, watchEngine } from "@/lib/server/docker/watch-engine";
import { type Address, type Served, serve } from "./http/serve.ts";
import { createHousehold } from "./scenarios/household.ts";
import { householdInventory } from "./scenarios/household-inventory.ts";

const served: (Served & { readonly address: Address })[] = [];
const watched = new Map<string, Watched>();
let state: ViewState;

beforeAll(async () => {
  for (const engine of createHousehold("test")) {
    const one = await serve(engine, { host: "127.0.0.1", port: 0 });
    served.push(one);
    const port = "port" in one.address ? one.address.port : 0;
    watched.set(engine.name, watchEngine({ transport: "tcp", host: "127.0.0.1", port }, engine.name));
  }
  for (const one of watched.values()) await one.until("live", () => one.source.status().state === "live");
  const all = [...watched];
  state = buildView(
    {
      bootId: "boot",
      reports: new Map(all.map(([id, { source }]) => [id, source.report()!])),
      sources: new Map(all.map(([id, { source }]) => [id, source.status()])),
      clusters: new Map(),
      inventory: householdInventory,
      operations: [],
      slots: noSlots,
      now: Date.now(),
      history: new Map(),
    },
    null,
  );
});
afterAll(async () => {
  for (const { source } of watched.values()) await source.dispose();
  for (const one of served) await one.close();
});

test("the household fills five zones with some sixty containers, every one placed", () => {
  const nodes = [...state.view.nodes.values()];
  const zones = nodes.filter(({ kind }) => kind === "zone").map(({ name }) => name);
  expect(zones.sort()).toEqual(["DMZ", "Dev", "Infra", "IoT", "Prod"]);
  expect(nodes.filter(({ kind }) => kind === "container").length).toBeGreaterThan(55);
});

test("one wall leaks: Postgres is open to Dev", () => {
  const grave = [...state.view.findings.values()].filter(({ severity }) => severity === "high");
  expect(grave).toMatchObject([
    { code: "S04", fromZoneId: "zone:dev", toZoneId: "zone:prod", nodeId: "container:nas/postgres", port: "tcp 5432" },
  ]);
});

test("six machines are plugged into the switch", () => {
  const links = [...state.view.relations.values()].filter(({ kind }) => kind === "link");
  expect(links.map(({ from, to }) => `${from} > ${to}`).sort()).toEqual(
    ["edge", "lab-pc", "mini-1", "mini-2", "nas", "pve1"].map((name) => `host:${name} > host:core-sw`),
  );
});

test("three containers are failed, each for a reason of its own", () => {
  const failed = listProblems(state.view.nodes.values(), []).filter(({ kind }) => kind === "failed");
  const reasons = failed.map((problem) =>
    problem.kind === "breach" ? "" : `${problem.name} ${problem.health.reason.code}`,
  );
  expect(reasons.sort()).toEqual([
    "builder health.crash-loop",
    "immich-ml health.unhealthy",
    "keycloak health.out-of-memory",
  ]);
});

test("its map is the same whichever engine answers first", () => {
  const live = new Map([...watched].map(([id, { source }]) => [id, source.status()]));
  const connecting = new Map([...live].map(([id, status]) => [id, { ...status, state: "connecting" as const }]));
  const zonesAfter = (order: readonly string[]) => {
    let before: ViewState | null = null;
    for (let heard = 0; heard <= order.length; heard++) {
      const reports = new Map(order.slice(0, heard).map((id) => [id, watched.get(id)!.source.report()!]));
      const sources = new Map([...connecting, ...[...live].filter(([id]) => reports.has(id))]);
      const input = {
        bootId: "boot",
        reports,
        sources,
        clusters: new Map(),
        inventory: householdInventory,
        operations: [],
        now: Date.now(),
      };
      before = buildView({ ...input, slots: before?.slots ?? noSlots, history: new Map() }, before);
    }
    return Object.entries(before!.slots.zones).filter(([id]) => id.startsWith("zone:"));
  };
  expect(zonesAfter(["pve1", "lab-pc", "nas"])).toEqual(zonesAfter(["nas", "lab-pc", "pve1"]));
});

test("its map is near the window's shape and the breach ends at the container that it reaches", () => {
  const { size, breaches } = computeGeometry(
    toGeometryInput({ nodes: state.view.nodes.values(), findings: state.view.findings.values() }),
  );
  expect(size.w / size.h).toBeGreaterThan(1.2);
  expect(size.w / size.h).toBeLessThan(2.6);
  expect(breaches).toMatchObject([{ fromId: "zone:dev", toId: "container:nas/postgres" }]);
});
