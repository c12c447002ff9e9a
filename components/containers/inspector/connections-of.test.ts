import { expect, test } from "vitest";
import { connectionsOf } from "@/components/containers/inspector/connections-of";
import type { Relation } from "@/lib/domain/topology/model";
import { indexRelations } from "@/lib/domain/topology/relation-index";
import { relation, relationsById } from "@/lib/domain/topology/relation-samples";

const connections = (id: string, relations: readonly Relation[]) =>
  connectionsOf(id, indexRelations(relationsById(relations)), (other) => other !== "gone");

const lab = [
  relation("depends-on", "app", "db"),
  relation("depends-on", "db", "disk"),
  relation("network", "app", "net"),
  relation("network", "db", "net"),
  relation("network", "cache", "net"),
];

test("who needs it, what it needs and who is on its networks are three lists", () => {
  const { dependants, dependencies, networks } = connections("db", lab);
  expect(dependants.map((each) => each.otherId)).toEqual(["app"]);
  expect(dependencies.map((each) => each.otherId)).toEqual(["disk"]);
  expect(networks).toEqual([{ networkId: "net", members: ["app", "cache"] }]);
});

test("each other is counted once, however it is tied", () => {
  expect(connections("db", lab).count).toBe(3);
});

test("what is further off follows, with its hops and what it is reached through", () => {
  expect(connections("app", lab).dependencies).toMatchObject([
    { otherId: "db", hops: 1, through: null },
    { otherId: "disk", hops: 2, through: "db" },
  ]);
});

test("two relations to one other are one row, the stronger first", () => {
  const { dependencies } = connections("app", [
    relation("volume", "app", "db", { confidence: 0.9 }),
    relation("depends-on", "app", "db"),
  ]);
  expect(dependencies).toHaveLength(1);
  expect(dependencies[0]?.relations.map(({ kind }) => kind)).toEqual(["depends-on", "volume"]);
});

test("what vanished a moment ago is not listed", () => {
  expect(connections("app", [relation("depends-on", "app", "gone")]).count).toBe(0);
});
