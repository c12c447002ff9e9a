import { expect, test } from "vitest";
import type { Relation, RelationKind } from "./model";
import { type Reach, reachOf, withInside } from "./reach";
import { indexRelations } from "./relation-index";

const relation = (from: string, to: string, confidence = 1, kind: RelationKind = "depends-on"): Relation => ({
  id: `${kind}:${from}>${to}`,
  kind,
  from,
  to,
  confidence,
  evidence: [],
});
const reach = (start: string | string[], relations: Relation[], gone: string[] = []) =>
  reachOf(
    new Set([start].flat()),
    indexRelations(new Map(relations.map((each) => [each.id, each]))),
    (id) => !gone.includes(id),
  );
const said = (steps: Reach["needs"]) =>
  [...steps].map(([id, { hops, certain }]) => `${id} ${hops}${certain ? "" : " possibly"}`);

test("what is needed and what needs it are followed to the end, with hops", () => {
  const lab = [relation("web", "app"), relation("app", "db"), relation("db", "disk"), relation("other", "disk")];
  const { needs, neededBy } = reach("app", lab);
  expect(said(needs)).toEqual(["db 1", "disk 2"]);
  expect(said(neededBy)).toEqual(["web 1"]);
});

test("behind a possible relation everything is possible, unless a certain way leads there too", () => {
  const lab = [
    relation("app", "cache", 0.4),
    relation("cache", "disk"),
    relation("app", "db"),
    relation("db", "queue"),
    relation("queue", "log"),
    relation("cache", "log"),
  ];
  expect(said(reach("app", lab).needs)).toEqual(["db 1", "queue 2", "log 3", "cache 1 possibly", "disk 2 possibly"]);
});

test("cycles and self loops end, and nothing is reached from itself", () => {
  const lab = [relation("a", "b"), relation("b", "c"), relation("c", "a"), relation("a", "a")];
  const { needs, neededBy } = reach("a", lab);
  expect(said(needs)).toEqual(["b 1", "c 2"]);
  expect(said(neededBy)).toEqual(["c 1", "b 2"]);
});

test("an end that vanished is neither reached nor gone through", () => {
  expect(said(reach("app", [relation("app", "gone"), relation("gone", "db")], ["gone"]).needs)).toEqual([]);
});

test("members of a network do not need each other, and a host does not need whom it publishes", () => {
  expect(said(reach("app", [relation("host", "app", 1, "port")]).neededBy)).toEqual([]);
  expect(said(reach("app", [relation("app", "net", 1, "network")]).needs)).toEqual([]);
  expect(said(reach("nas", [relation("nas", "switch", 1, "link")]).needs)).toEqual([]);
});

test("each step knows the relation and the node that it came by", () => {
  const { needs } = reach("app", [relation("app", "db"), relation("db", "disk")]);
  expect(needs.get("disk")).toMatchObject({ before: "db", via: { id: "depends-on:db>disk" } });
});

test("of several relations the surest is the way", () => {
  const { needs } = reach("app", [relation("app", "db", 0.7), relation("app", "db", 0.9, "volume")]);
  expect(needs.get("db")?.via.kind).toBe("volume");
});

test("a selection of many is one: what they need of each other is inside", () => {
  expect(said(reach(["app", "db"], [relation("app", "db"), relation("db", "disk")]).needs)).toEqual(["disk 1"]);
});

test("a hub of five thousand looks at each of its relations twice, not at all pairs", () => {
  const lab = Array.from({ length: 5_000 }, (_, i) => relation(`c${i}`, "hub"));
  const index = indexRelations(new Map(lab.map((each) => [each.id, each])));
  let looked = 0;
  const { neededBy } = reachOf(
    new Set(["hub"]),
    index,
    () => true,
    () => {
      looked++;
      return true;
    },
  );
  expect(neededBy.size).toBe(5_000);
  expect(looked).toBeLessThanOrEqual(20_000);
});

test("relations are indexed once per change", () => {
  const relations = new Map([["x", relation("a", "b")]]);
  expect(indexRelations(relations)).toBe(indexRelations(relations));
});

test("a box is selected with all that stands in it", () => {
  const children = new Map<string | null, string[]>([
    ["zone", ["host"]],
    ["host", ["stack", "lone"]],
    ["stack", ["app"]],
  ]);
  expect([...withInside("zone", children)]).toEqual(["zone", "host", "stack", "lone", "app"]);
  expect([...withInside("app", children)]).toEqual(["app"]);
});
