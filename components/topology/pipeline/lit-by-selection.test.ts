import { expect, test } from "vitest";
import { litBySelection } from "@/components/topology/pipeline/lit-by-selection";
import { type Relation, type RelationKind, relationKinds } from "@/lib/domain/topology/model";
import { byId, childrenOf, container, host, stack, zone } from "@/lib/domain/topology/node-samples";
import { relationsById, relation as sample } from "@/lib/domain/topology/relation-samples";

const nodes = byId(
  zone("prod"),
  host("nas", "zone:prod"),
  host("pi", "zone:prod"),
  stack("shop", "host:nas"),
  container("app", "stack:nas/shop"),
  container("db", "stack:nas/shop"),
  container("disk", "host:pi"),
  container("idle", "host:pi"),
);
const at = (name: string) => (name.includes(":") ? name : `container:nas/${name}`);
const relation = (kind: RelationKind, from: string, to: string, confidence = 1): Relation =>
  sample(kind, at(from), at(to), { confidence });
const usual = new Set<RelationKind>(relationKinds.filter((kind) => kind !== "network"));
const light = (id: string, relations: Relation[], kinds = usual) => {
  const lab = { nodes, children: childrenOf(nodes), relations: relationsById(relations) };
  const { related, possible, lit } = litBySelection(at(id), lab, kinds);
  const short = (ids: Iterable<string>) => [...ids].map((each) => each.replace("container:nas/", ""));
  return { related: short(related), possible: short(possible), lit: short(lit) };
};

const chain = [relation("depends-on", "app", "db"), relation("depends-on", "db", "disk", 0.4)];

test("a container lights what it needs to the end, certain apart from possible, and the boxes around", () => {
  const { related, possible, lit } = light("app", chain);
  expect(related).toEqual(["db", "disk"]);
  expect(possible).toEqual(["disk"]);
  expect(lit).toEqual(expect.arrayContaining(["app", "db", "disk", "host:nas", "host:pi", "zone:prod"]));
  expect(lit).not.toContain("idle");
});

test("a stack, a host and a zone are selected with all that stands in them", () => {
  expect(light("stack:nas/shop", chain).related).toEqual(["disk"]);
  expect(light("host:pi", chain).related).toEqual(["db", "app"]);
  expect(light("zone:prod", chain).related).toEqual([]);
});

test("its own host needs no light of its own because of a published port", () => {
  expect(light("app", [relation("port", "host:nas", "app")]).related).toEqual([]);
});

test("who shares a network is lit only where networks are shown, and only possibly", () => {
  const shared = [relation("network", "app", "network:nas/n"), relation("network", "idle", "network:nas/n")];
  expect(light("app", shared).related).toEqual([]);
  expect(light("app", shared, new Set<RelationKind>(relationKinds))).toMatchObject({
    related: ["idle"],
    possible: ["idle"],
  });
});

test("a kind that is switched off lights nothing", () => {
  expect(light("app", chain, new Set<RelationKind>(["volume"])).related).toEqual([]);
});
