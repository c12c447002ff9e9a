import { expect, test } from "vitest";
import { tiesOf } from "@/components/topology/pipeline/relate-selection";
import type { Relation, RelationKind } from "@/lib/domain/topology/model";

const relation = (kind: RelationKind, from: string, to: string, confidence = 1): Relation => ({
  id: `${kind}:${from}>${to}`,
  kind,
  from,
  to,
  confidence,
  evidence: [],
});
const isNode = (id: string) => !id.startsWith("network:");
const ties = (id: string, relations: Relation[]) =>
  tiesOf(id, relations, isNode).map((tie) => [tie.otherId, tie.toSelection, tie.certain]);

test("what depends on the selection and what it depends on are told apart", () => {
  const relations = [relation("depends-on", "app", "db"), relation("depends-on", "db", "disk")];
  expect(ties("db", relations)).toEqual([
    ["app", true, true],
    ["disk", false, true],
  ]);
});

test("two relations to one node are one line, the stronger", () => {
  expect(ties("db", [relation("volume", "app", "db", 0.5), relation("depends-on", "app", "db", 1)])).toEqual([
    ["app", true, true],
  ]);
});

test("members of a small shared network are possible ties", () => {
  const relations = ["app", "db", "cache"].map((name) => relation("network", name, "network:data"));
  expect(ties("db", relations)).toEqual([
    ["app", true, false],
    ["cache", true, false],
  ]);
});

test("a network with a crowd on it is a hub, never a mesh", () => {
  const relations = Array.from({ length: 40 }, (_, i) => relation("network", `c${i}`, "network:proxy"));
  expect(ties("c0", relations)).toEqual([]);
});
