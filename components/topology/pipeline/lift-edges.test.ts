import { expect, test } from "vitest";
import { liftEdges, nearestDrawn } from "@/components/topology/pipeline/lift-edges";
import type { Relation, RelationKind } from "@/lib/domain/topology/model";
import { relation as sample } from "@/lib/domain/topology/relation-samples";

const relation = (from: string, to: string, confidence = 1, kind: RelationKind = "depends-on"): Relation =>
  sample(kind, from, to, { confidence });
const parents: Record<string, string> = { app: "shop", db: "shop", shop: "host", cache: "host" };
const lift = (relations: Relation[], drawn: string[]) => {
  const holds = (outer: string, inner: string) => parents[inner] === outer;
  return liftEdges(
    relations,
    nearestDrawn(
      (id) => drawn.includes(id),
      (id) => parents[id],
    ),
    holds,
  );
};

test("all that is said between two boxes is one line, certain if one of it is", () => {
  const [edge, ...rest] = lift([relation("app", "db", 0.4), relation("app", "db", 0.9, "volume")], ["app", "db"]);
  expect(rest).toEqual([]);
  expect(edge).toMatchObject({ from: "app", to: "db", certain: true, count: 2, back: false });
  expect(edge?.kinds).toEqual(["depends-on", "volume"]);
});

test("two that need each other share a line with an arrow at both ends", () => {
  expect(lift([relation("app", "db"), relation("db", "app")], ["app", "db"])).toMatchObject([{ back: true, count: 2 }]);
});

test("a link on the line of a need leaves its arrow alone, whichever comes first", () => {
  const [link, need] = [relation("db", "app", 1, "link"), relation("app", "db")];
  for (const said of [
    [link, need],
    [need, link],
  ])
    expect(lift(said, ["app", "db"])).toMatchObject([{ from: "app", to: "db", back: false, count: 2 }]);
});

test("an edge to what is folded away ends at the folded box", () => {
  expect(lift([relation("cache", "app"), relation("cache", "db")], ["shop", "cache"])).toMatchObject([
    { from: "cache", to: "shop", count: 2 },
  ]);
});

test("what is inside one folded box, a box and what it holds, and a self loop have no line", () => {
  expect(lift([relation("app", "db")], ["shop"])).toEqual([]);
  expect(lift([relation("cache", "app")], ["host", "app"])).toHaveLength(1);
  expect(lift([relation("shop", "app")], ["shop", "app"])).toEqual([]);
  expect(lift([relation("app", "app")], ["app"])).toEqual([]);
});

test("an edge to something that vanished has no line", () => {
  expect(lift([relation("app", "gone")], ["app", "shop", "host"])).toEqual([]);
});

test("a tree that bites its own tail does not hold the page", () => {
  const drawnAt = nearestDrawn(
    () => false,
    (id) => (id === "a" ? "b" : "a"),
  );
  expect(drawnAt("a")).toBeNull();
});
