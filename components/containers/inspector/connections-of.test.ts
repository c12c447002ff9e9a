import { expect, test } from "vitest";
import { connectionsOf } from "@/components/containers/inspector/connections-of";
import type { Relation, RelationKind } from "@/lib/domain/topology/model";
import { indexRelations } from "@/lib/domain/topology/relation-index";

const relation = (kind: RelationKind, from: string, to: string, confidence = 1): Relation => ({
  id: `${kind}:${from}>${to}`,
  kind,
  from,
  to,
  confidence,
  evidence: [],
});
const connections = (id: string, relations: readonly Relation[]) =>
  connectionsOf(id, indexRelations(new Map(relations.map((each) => [each.id, each]))), (other) => other !== "gone");

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
    relation("volume", "app", "db", 0.9),
    relation("depends-on", "app", "db", 1),
  ]);
  expect(dependencies).toHaveLength(1);
  expect(dependencies[0]?.relations.map(({ kind }) => kind)).toEqual(["depends-on", "volume"]);
});

test("what vanished a moment ago is not listed", () => {
  expect(connections("app", [relation("depends-on", "app", "gone")]).count).toBe(0);
});
