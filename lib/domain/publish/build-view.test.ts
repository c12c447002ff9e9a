import { expect, test } from "vitest";
import { emptyInventory } from "../inventory/model";
import type { Operation } from "../operation";
import type { ContainerNode, HostNode, StackNode, ZoneNode } from "../topology/model";
import { buildView } from "./build-view";
import { diffViews, isEmptyPatch } from "./patch";
import { container, endpoint, engineReport, inventory, live, network, t0, viewInput } from "./samples";
import type { ViewInput, ViewState } from "./view-input";

const compose = (project: string, service: string, more: Record<string, string> = {}) => ({
  "com.docker.compose.project": project,
  "com.docker.compose.service": service,
  ...more,
});
const build = (input: ViewInput, previous: ViewState | null = null) => buildView(input, previous);
const node = <T>({ view }: ViewState, id: string) => view.nodes.get(id) as T;

test("a container stands in its stack, on its host, in the VLAN of the host's zone", () => {
  const state = build(viewInput([engineReport("e-nas", [container("db", { labels: compose("data", "db") })])]));
  expect(node<ContainerNode>(state, "container:e-nas/db").parentId).toBe("stack:e-nas/data");
  expect(node<StackNode>(state, "stack:e-nas/data").parentId).toBe("host:nas");
  expect(node<HostNode>(state, "host:nas")).toMatchObject({
    parentId: "lane:v10",
    address: "10.0.10.5",
    alsoIn: ["zone:infra"],
    version: "Docker 29.1",
    placed: { code: "host.default-route", data: { address: "10.0.10.5", cidr: "10.0.10.0/24", zone: "Prod" } },
  });
  expect(state.view.nodes.get("lane:v10")).toMatchObject({ parentId: "zone:prod", vid: 10, cidrs: ["10.0.10.0/24"] });
});

test("every parent is on the map", () => {
  const state = build(viewInput([engineReport("e-nas", [container("a", { labels: compose("s", "a") })])]));
  for (const each of state.view.nodes.values())
    if (each.parentId !== null) expect(state.view.nodes.has(each.parentId), each.id).toBe(true);
});

test("before any zone exists hosts stand alone, and nothing is called unplaced", () => {
  const state = build(viewInput([engineReport("e-new", [container("web")])], { inventory: emptyInventory }));
  expect(node<HostNode>(state, "host:engine.e-new").parentId).toBeNull();
  expect(state.view.nodes.has("zone:unplaced")).toBe(false);
  expect(node<ContainerNode>(state, "container:e-new/web").parentId).toBe("host:engine.e-new");
});

test("a host that nobody has entered stands in Unplaced and says what to do", () => {
  const state = build(viewInput([engineReport("e-new", [container("web")])]));
  expect(node<HostNode>(state, "host:engine.e-new")).toMatchObject({
    parentId: "zone:unplaced",
    placed: { code: "unplaced.no-host" },
  });
  expect(node<ContainerNode>(state, "container:e-new/web").placed.code).toBe("unplaced.no-host");
  expect(node<ZoneNode>(state, "zone:unplaced")).toMatchObject({ zoneKind: "unplaced", colour: 0 });
});

test("the compartment for the unplaced is absent while everything has a place", () => {
  const state = build(viewInput([engineReport("e-nas", [container("web")])]));
  expect(state.view.nodes.has("zone:unplaced")).toBe(false);
});

test("a group shows its worst member and counts the rest", () => {
  const down = container("b", {
    state: "exited",
    exitCode: 1,
    restartPolicy: { name: "no", maxRetries: 0 },
    finishedAt: t0,
  });
  const state = build(viewInput([engineReport("e-nas", [container("a"), down])]));
  expect(node<ZoneNode>(state, "zone:prod")).toMatchObject({
    health: { tier: "failed", reason: { data: { worst: "b" } } },
    counts: { failed: 1, ok: 1, breach: 0 },
  });
});

test("a one-off container is on the map and does not count for its stack", () => {
  const once = container("run", {
    labels: compose("data", "db", { "com.docker.compose.oneoff": "True" }),
    state: "exited",
    exitCode: 2,
    restartPolicy: { name: "no", maxRetries: 0 },
  });
  const state = build(viewInput([engineReport("e-nas", [container("db", { labels: compose("data", "db") }), once])]));
  expect(node<ContainerNode>(state, "container:e-nas/run").oneOff).toBe(true);
  expect(node<StackNode>(state, "stack:e-nas/data")).toMatchObject({
    health: { tier: "ok" },
    counts: { ok: 1, failed: 0 },
  });
});

test("an engine that falls silent makes what it reported unknown since then, and leaves the others alone", () => {
  const reports = [engineReport("e-nas", [container("db")]), engineReport("e-lab", [container("api")])];
  const first = build(viewInput(reports));
  const sources = new Map([
    ["e-nas", live("e-nas", { state: "stale", since: t0 + 5 })],
    ["e-lab", live("e-lab")],
  ]);
  const next = build(viewInput(reports, { sources, slots: first.slots }), first);
  expect(node<ContainerNode>(next, "container:e-nas/db").health).toMatchObject({ tier: "unknown", since: t0 + 5 });
  expect(node<HostNode>(next, "host:nas").health.tier).toBe("unknown");
  expect(next.view.nodes.get("container:e-lab/api")).toBe(first.view.nodes.get("container:e-lab/api"));
  expect(next.view.nodes.get("zone:dev")).toBe(first.view.nodes.get("zone:dev"));
});

test("an engine that never answered is on the map, unknown", () => {
  const sources = new Map([["e-lab", live("e-lab", { state: "down", version: null })]]);
  const state = build(viewInput([], { sources }));
  expect(node<HostNode>(state, "host:lab").health.tier).toBe("unknown");
});

test("the same input again is the very same view", () => {
  const input = viewInput([engineReport("e-nas", [container("db")])]);
  const first = build(input);
  const again = build({ ...input, slots: first.slots }, first);
  expect(again.view).toBe(first.view);
  expect(again.slots).toBe(first.slots);
});

test("a status change touches the container and what holds it, nothing else, and moves nothing", () => {
  const stopped = {
    state: "exited",
    exitCode: 1,
    finishedAt: t0,
    restartPolicy: { name: "no", maxRetries: 0 },
  } as const;
  const a = container("a");
  const first = build(viewInput([engineReport("e-nas", [a, container("b")]), engineReport("e-lab", [container("c")])]));
  const reports = [engineReport("e-nas", [a, container("b", stopped)]), engineReport("e-lab", [container("c")])];
  const next = build(viewInput(reports, { slots: first.slots, inventory: inventory() }), first);
  const { put, del } = diffViews(first.view, next.view).nodes;
  expect(put.map(({ id }) => id).sort()).toEqual(["container:e-nas/b", "host:nas", "lane:v10", "zone:prod"]);
  expect(del).toEqual([]);
  for (const each of put) expect(each.slot).toEqual(first.view.nodes.get(each.id)?.slot);
  expect(next.view.revision).toBe(first.view.revision + 1);
});

test("a jitter of the measured clock skew changes nothing", () => {
  const reports = [engineReport("e-nas", [container("db")])];
  const skewed = (clockSkewMs: number) => new Map([["e-nas", live("e-nas", { clockSkewMs })]]);
  const first = build(viewInput(reports, { sources: skewed(200) }));
  const next = build(viewInput(reports, { sources: skewed(1_300), slots: first.slots }), first);
  expect(next.view.nodes).toBe(first.view.nodes);
});

test("when a container was started is told on the panel's clock, whatever the engine's says", () => {
  const hour = 3_600_000;
  const reports = [engineReport("e-nas", [container("db", { startedAt: t0 - 60_000 - hour })])];
  const sources = new Map([["e-nas", live("e-nas", { clockSkewMs: -hour })]]);
  const { nodes } = build(viewInput(reports, { sources })).view;
  expect(nodes.get("container:e-nas/db")).toMatchObject({ startedAt: t0 - 60_000 });
});

test("a renamed container takes its place along", () => {
  const others = ["a", "b", "c"].map((name) => container(name));
  const first = build(viewInput([engineReport("e-nas", [...others, container("zeta", { id: "same" })])]));
  const after = engineReport("e-nas", [...others, container("alpha", { id: "same" })]);
  const next = build(viewInput([after], { slots: first.slots }), first);
  expect(next.renamed).toEqual([{ from: "container:e-nas/zeta", to: "container:e-nas/alpha" }]);
  expect(next.view.nodes.get("container:e-nas/alpha")?.slot).toEqual(
    first.view.nodes.get("container:e-nas/zeta")?.slot,
  );
});

test("an operation at work shows on its node and not on the one it makes", () => {
  const operation: Operation = {
    id: "op1",
    kind: "redeploy",
    nodeId: "container:e-nas/db",
    name: "db",
    sourceId: "e-nas",
    actor: "ann",
    state: "running",
    startedAt: t0,
    endedAt: null,
    seenAt: null,
    reason: null,
    steps: [],
    seen: false,
  } as Operation;
  const fresh = container("db.new-op1", { state: "created", labels: { "bulkhead.operation": "op1" } });
  const state = build(viewInput([engineReport("e-nas", [container("db"), fresh])], { operations: [operation] }));
  expect([...state.view.nodes.values()].filter(({ kind }) => kind === "container")).toHaveLength(1);
  expect(node<ContainerNode>(state, "container:e-nas/db")).toMatchObject({
    operationId: "op1",
    incarnation: "id-db",
    health: { tier: "progressing" },
  });
});

test("a leg behind a denied wall tears it: on the container, its groups and both zones", () => {
  const report = engineReport(
    "e-lab",
    [container("api", { endpoints: [endpoint("bridge", "172.17.0.2"), endpoint("prod10", "10.0.10.77")] })],
    { networks: [network("prod10", { driver: "macvlan", parent: "eth0.10", subnets: ["10.0.10.0/24"] })] },
  );
  const state = build(viewInput([report]));
  expect([...state.view.findings.values()]).toMatchObject([
    { code: "S01", severity: "high", fromZoneId: "zone:dev", toZoneId: "zone:prod", nodeId: "container:e-lab/api" },
  ]);
  expect(node<ContainerNode>(state, "container:e-lab/api")).toMatchObject({
    breach: true,
    alsoIn: [{ zoneId: "zone:prod", how: "attached", rule: "D2" }],
  });
  for (const id of ["zone:dev", "zone:prod", "host:lab"]) expect(node<ZoneNode>(state, id).counts.breach, id).toBe(1);
  expect(node<ZoneNode>(state, "zone:infra").counts.breach).toBe(0);
});

test("doors are drawn from the policies: named ports, or none named where everything may pass", () => {
  const policies = [
    { id: "p1", srcZoneId: "dev", dstZoneId: "infra", default: "deny", ports: ["53/udp", "443"], note: "" },
    { id: "p2", srcZoneId: "prod", dstZoneId: "infra", default: "allow", ports: [], note: "" },
    { id: "p3", srcZoneId: "infra", dstZoneId: "dev", default: "deny", ports: [], note: "" },
  ] as const;
  const state = build(viewInput([], { inventory: inventory({ policies }) }));
  expect(node<ZoneNode>(state, "zone:dev").doors).toEqual([{ toZoneId: "zone:infra", ports: ["53/udp", "443"] }]);
  expect(node<ZoneNode>(state, "zone:prod").doors).toEqual([{ toZoneId: "zone:infra", ports: [] }]);
  expect(node<ZoneNode>(state, "zone:infra").doors).toEqual([]);
});

test("nothing at all is a view, too", () => {
  const state = build(viewInput([], { inventory: emptyInventory }));
  expect(state.view).toMatchObject({ revision: 1, bootId: "boot", nextChangeAt: null });
  expect(isEmptyPatch(diffViews(state.view, build(viewInput([], { inventory: emptyInventory }), state).view))).toBe(
    true,
  );
});
