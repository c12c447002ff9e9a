import { expect, test } from "vitest";
import { reason } from "../reason";
import { matchNodes, type Wanted } from "./match-nodes";
import type { ContainerNode } from "./model";
import { host, lane, container as sample, tier, zone } from "./node-samples";

const container = (name: string, over: Partial<ContainerNode> = {}) =>
  sample(name, "host:nas", { id: name, imageRef: "x", ...over });

const place = [
  zone("prod", { name: "Prod" }),
  lane("10", "zone:prod", { name: "prod", vid: 10 }),
  host("nas", "lane:10"),
];

const lab = [
  container("postgres", { imageRef: "postgres:16", stack: "data", addresses: ["172.20.0.4"] }),
  container("redis", {
    ...tier("failed"),
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
