import { expect, test } from "vitest";
import {
  clusterNodeId,
  containerNodeId,
  hostNodeId,
  ingressNodeId,
  laneNodeId,
  namespaceNodeId,
  networkNodeId,
  parseContainerNodeId,
  parseWorkloadNodeId,
  podNodeId,
  serviceNodeId,
  sourceOfMember,
  stackNodeId,
  workloadNodeId,
  zoneNodeId,
} from "../ids";
import type { Operation } from "../operation";
import { buildView } from "../publish/build-view";
import { diffViews } from "../publish/patch";
import { container, endpoint, engineReport, inventory, network, t0, viewInput } from "../publish/samples";
import type { ViewState } from "../publish/view-input";
import { reason } from "../reason";
import { nodeIdSchema } from "../schemas/ids.schema";
import { streamEventSchema } from "../schemas/stream-event.schema";
import type { PatchEvent, SnapshotEvent, StreamEvent } from "../stream";

// What browsers, the database and later versions rely on. A test that turns red here says that a contract has changed:
// read docs/decisions before you write a new golden file (vitest -u).

const compose = (service: string, dependsOn = "") => ({
  "com.docker.compose.project": "data",
  "com.docker.compose.service": service,
  "com.docker.compose.depends_on": dependsOn,
});
const front = network("front");
const db = container("db", { labels: compose("db"), endpoints: [endpoint("front", "172.18.0.2")] });
const web = container("web", {
  labels: { ...compose("web", "db:service_healthy:true"), "traefik.enable": "true", "widget.key": "never sent" },
  endpoints: [{ ...endpoint("front", "172.18.0.3"), mac: "02:42:AC:12:00:03" }],
  ports: [{ containerPort: 80, proto: "tcp", hostIp: "0.0.0.0", hostPort: 8080 }],
});
const stopped = { state: "exited", exitCode: 137, oomKilled: true, finishedAt: t0 - 1_000 } as const;
const policies = [
  { id: "p1", srcZoneId: "dev", dstZoneId: "infra", default: "deny", ports: ["53/udp"], note: "" },
] as const;
const operation: Operation = {
  id: "op1",
  kind: "redeploy",
  nodeId: containerNodeId("e-nas", "web"),
  name: "web",
  sourceId: "e-nas",
  actor: "ann",
  state: "rolled-back",
  startedAt: t0,
  endedAt: t0 + 9_000,
  seenAt: null,
  reason: reason("operation.unhealthy", { exitCode: 1 }),
  steps: [{ name: "pull", state: "done", startedAt: t0, endedAt: t0 + 900, detail: null }],
};

const input = viewInput(
  [engineReport("e-nas", [db, web], { networks: [front] }), engineReport("e-new", [container("stray")])],
  { inventory: inventory({ policies }) },
);
const first = buildView(input, null);
const next = buildView(
  {
    ...input,
    reports: new Map([["e-nas", engineReport("e-nas", [{ ...db, ...stopped }, web], { networks: [front] })]]),
    sources: new Map([...input.sources].slice(0, 1)),
    slots: first.slots,
    now: t0 + 1_000,
  },
  first,
);

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const byId = <T extends { id: string }>(values: Iterable<T>) => [...values].sort((a, b) => (a.id < b.id ? -1 : 1));
const snapshotOf = ({ view }: ViewState): SnapshotEvent => ({
  type: "snapshot",
  bootId: view.bootId,
  revision: view.revision,
  at: view.at,
  nodes: byId(view.nodes.values()),
  relations: byId(view.relations.values()),
  findings: byId(view.findings.values()),
  sources: byId(view.sources.values()),
  places: byId(view.places.values()),
  operations: [operation],
});
const patchOf = (): PatchEvent => {
  const { nodes, relations, findings, places } = diffViews(first.view, next.view);
  return {
    type: "patch",
    prev: first.view.revision,
    revision: next.view.revision,
    at: next.view.at,
    nodes: { put: byId(nodes.put), del: [...nodes.del].sort() },
    relations: { put: byId(relations.put), del: [...relations.del].sort() },
    findings: { put: byId(findings.put), del: [...findings.del].sort() },
    places: { put: byId(places.put), del: [...places.del].sort() },
  };
};
const others: readonly StreamEvent[] = [
  { type: "beat", now: t0 },
  { type: "hello", streamId: "st1", build: "b1", now: t0 },
  { type: "source", source: [...first.view.sources.values()][0]! },
  { type: "source-gone", id: "e-new" },
  { type: "operation", operation },
  {
    type: "log",
    subscription: "l1",
    lines: [{ at: "2026-11-01T12:00:00.000000001Z", stream: "stderr", text: "out of memory" }],
    dropped: 2,
    ended: null,
    about: null,
  },
  {
    type: "log",
    subscription: "l2",
    lines: [
      { at: "2026-11-01T12:00:00.000000001Z", stream: "stdout", text: "ready", from: "web-1" },
      { at: "2026-11-01T12:00:00.000000001Z", stream: "panel", text: "has ended.", from: "web-1" },
    ],
    dropped: 0,
    ended: null,
    about: {
      containers: [{ name: "main", isInit: false }],
      container: "main",
      pods: [{ uid: "5f1c", name: "web-1", state: "waiting", why: "It waits to start: PodInitializing." }],
      leftOut: 3,
    },
  },
  { type: "stats", nodeId: "container:e-nas/web", at: t0, cpuPercent: 12.5, memoryBytes: 1024, memoryLimitBytes: 0 },
  { type: "positions", positions: [{ preset: "machines", nodeId: "host:nas", x: 120, y: -4.5 }] },
  { type: "version", build: "b2" },
  { type: "banner", kind: "demo", message: "This lab is simulated." },
];

test("a snapshot holds whole flat nodes, codes instead of sentences, times instead of ages", async () => {
  const snapshot = snapshotOf(first);
  await expect(json(snapshot)).toMatchFileSnapshot("snapshot.json");
  expect(streamEventSchema.parse(JSON.parse(json(snapshot)))).toEqual(snapshot);
});

test("a patch holds only what changed, whole", async () => {
  const patch = patchOf();
  await expect(json(patch)).toMatchFileSnapshot("patch.json");
  expect(streamEventSchema.parse(JSON.parse(json(patch)))).toEqual(patch);
});

test("every other event of the stream", async () => {
  await expect(json(others)).toMatchFileSnapshot("events.json");
  for (const event of others) expect(streamEventSchema.parse(JSON.parse(json(event)))).toEqual(event);
  const told = new Set([...others.map(({ type }) => type), "snapshot", "patch"]);
  expect(streamEventSchema.options.every(({ shape }) => told.has(shape.type.value))).toBe(true);
});

test("slots, as the database keeps them", async () => {
  const sorted = Object.fromEntries(
    Object.entries(first.slots).map(([preset, table]) => [
      preset,
      Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );
  await expect(json(sorted)).toMatchFileSnapshot("slots.json");
});

test("an age, a sentence or a field that nobody agreed on is refused", () => {
  const snapshot = snapshotOf(first);
  const [node] = snapshot.nodes;
  const spoilt = (over: object) => streamEventSchema.safeParse({ ...snapshot, nodes: [{ ...node, ...over }] }).success;
  expect(spoilt({})).toBe(true);
  expect(spoilt({ ageMs: 5 })).toBe(false);
  expect(spoilt({ health: { tier: "ok", reason: { code: "Running since noon", data: {} }, since: null } })).toBe(false);
});

test("ids name things, not incarnations", () => {
  const ids = [
    zoneNodeId("z"),
    laneNodeId("v"),
    hostNodeId("h"),
    stackNodeId("e", "data"),
    containerNodeId("e", "web/1"),
    networkNodeId("e", "front"),
    clusterNodeId("k"),
    namespaceNodeId("k", "shop"),
    workloadNodeId("k", "Deployment", "shop", "web"),
    podNodeId("k", "0f9c"),
    serviceNodeId("k", "shop", "web"),
    ingressNodeId("k", "shop", "web"),
  ];
  expect(ids).toEqual([
    "zone:z",
    "lane:v",
    "host:h",
    "stack:e/data",
    "container:e/web/1",
    "network:e/front",
    "cluster:k",
    "namespace:k/shop",
    "workload:k/Deployment/shop/web",
    "pod:k/0f9c",
    "service:k/shop/web",
    "ingress:k/shop/web",
  ]);
  for (const id of ids) expect(nodeIdSchema.safeParse(id).success, id).toBe(true);
  expect(parseContainerNodeId("container:e/web/1")).toEqual({ engineId: "e", name: "web/1" });
  expect(parseWorkloadNodeId("workload:k/Job/shop/x")).toEqual({
    clusterId: "k",
    kind: "Job",
    namespace: "shop",
    name: "x",
  });
  expect(ids.map(sourceOfMember)).toEqual([null, null, null, null, "e", null, null, null, "k", null, null, null]);
  for (const id of ["", "container:e", "container:/x", "pod:e", "workload:k/Pod/x", "zone:a/b", "container:e/\u0000"])
    expect(nodeIdSchema.safeParse(id).success, id).toBe(false);
});
