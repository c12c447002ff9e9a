import { expect, test } from "vitest";
import { lineRoutes, wayFrom, waysOf } from "@/components/topology/pipeline/line-routes";
import { type RelationKind, relationKinds } from "@/lib/domain/topology/model";
import { indexRelations } from "@/lib/domain/topology/relation-index";
import { relation, relationsById } from "@/lib/domain/topology/relation-samples";

const [start, end] = [
  { x: 0, y: 0 },
  { x: 9, y: 0 },
];
const lines = [
  { from: "app", to: "db", certain: true, points: [start, end] },
  { from: "db", to: "gone", certain: false, points: [start, end] },
];
const index = indexRelations(relationsById([relation("depends-on", "app", "db"), relation("volume", "app", "db")]));

test("a line of the layout stands for all that is said between its ends; one that nobody says any more is left out", () => {
  const routes = lineRoutes(lines, index, new Set(relationKinds));
  expect(routes).toMatchObject([{ from: "app", to: "db", count: 2, certain: true, points: [start, end] }]);
});

test("kinds that are switched off have no line", () => {
  expect(lineRoutes(lines, index, new Set<RelationKind>(["route"]))).toEqual([]);
});

test("the way of a pair can be begun at either end", () => {
  const way = waysOf(lines).get("app~db");
  expect(wayFrom(way, "app")).toEqual([start, end]);
  expect(wayFrom(way, "db")).toEqual([end, start]);
  expect(wayFrom(undefined, "app")).toBeUndefined();
});
