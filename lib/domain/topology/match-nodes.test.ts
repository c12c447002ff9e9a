import { expect, test } from "vitest";
import { noCounts } from "../health";
import { reason } from "../reason";
import { matchNodes, type Wanted } from "./match-nodes";
import type { ContainerNode, TopologyNode } from "./model";

const base = {
  health: { tier: "ok", reason: reason("healthy"), since: null },
  slot: { column: 0, order: 0, columns: 0 },
} as const;

const container = (name: string, over: Partial<ContainerNode> = {}): ContainerNode => ({
  ...base,
  id: name,
  parentId: "host:nas",
  kind: "container",
  name,
  sourceId: "nas",
  incarnation: name,
  imageRef: "x",
  state: "running",
  startedAt: null,
  restartCount: 0,
  stack: null,
  service: null,
  oneOff: false,
  alsoIn: [],
  placed: reason("x"),
  ports: [],
  addresses: [],
  networks: [],
  operationId: null,
  breach: false,
  ...over,
});

const place: readonly TopologyNode[] = [
  {
    ...base,
    id: "zone:prod",
    parentId: null,
    kind: "zone",
    name: "Prod",
    zoneKind: "prod",
    colour: 1,
    protected: true,
    counts: noCounts,
    doors: [],
  },
  { ...base, id: "lane:10", parentId: "zone:prod", kind: "lane", name: "prod", vid: 10, cidrs: [] },
  {
    ...base,
    id: "host:nas",
    parentId: "lane:10",
    kind: "host",
    name: "nas",
    hostKind: "server",
    address: null,
    version: null,
    sourceIds: [],
    counts: noCounts,
    alsoIn: [],
    placed: reason("x"),
  },
];

const lab = [
  container("postgres", { imageRef: "postgres:16", stack: "data", addresses: ["172.20.0.4"] }),
  container("redis", {
    health: { ...base.health, tier: "failed" },
    ports: [{ hostIp: "", hostPort: 6379, containerPort: 6379, proto: "tcp" }],
  }),
  container("api", {
    alsoIn: [{ zoneId: "zone:dev", how: "exposed", rule: "D6", reason: reason("x") }],
    parentId: "host:gone",
  }),
];

const find = (wanted: Partial<Wanted>) =>
  [
    ...matchNodes(new Map([...place, ...lab].map((node) => [node.id, node])), {
      q: "",
      health: [],
      zone: null,
      ...wanted,
    }),
  ].sort();

test("asking for nothing finds everything, parentless things too", () => {
  expect(find({})).toEqual(["api", "postgres", "redis"]);
});

test.each([
  ["its name", "POSTGR", ["postgres"]],
  ["its image", "postgres:16", ["postgres"]],
  ["its stack", "data", ["postgres"]],
  ["its address", "172.20", ["postgres"]],
  ["its port", "6379", ["redis"]],
  ["its host", "nas", ["postgres", "redis"]],
  ["its zone", "prod", ["postgres", "redis"]],
  ["its VLAN", "vlan10", ["postgres", "redis"]],
])("a container is found by %s", (_, q, names) => {
  expect(find({ q })).toEqual(names);
});

test("every word must fit", () => {
  expect(find({ q: "nas redis" })).toEqual(["redis"]);
  expect(find({ q: "nas nothing" })).toEqual([]);
});

test("health and zone narrow it; a zone also holds what reaches into it", () => {
  expect(find({ health: ["failed"] })).toEqual(["redis"]);
  expect(find({ zone: "zone:dev" })).toEqual(["api"]);
  expect(find({ zone: "zone:prod" })).toEqual(["postgres", "redis"]);
});
