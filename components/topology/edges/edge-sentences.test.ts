import { expect, test } from "vitest";
import { edgeSentences } from "@/components/topology/edges/edge-sentences";
import type { Relation } from "@/lib/domain/topology/model";
import { sentence } from "@/lib/domain/words/sentence";

const relation = (id: string, over: Partial<Relation> = {}): Relation => ({
  id,
  kind: "depends-on",
  from: "web",
  to: "db",
  confidence: 0.85,
  evidence: [{ code: "relate.depends-on", data: { service: "db", condition: "healthy" } }],
  ...over,
});
const tell = (...relations: Relation[]) =>
  edgeSentences(
    ["r1", "r2", "gone"],
    new Map(relations.map((each) => [each.id, each])),
    (id) => id,
    (each) => sentence(each, { now: 0 }),
  );

test("an edge says what depends on what, how sure that is and why", () => {
  expect(tell(relation("r1"))).toEqual([
    {
      id: "r1",
      what: "web depends on db",
      sure: "certain",
      why: "Compose says that it depends on db and waits until it is healthy",
    },
  ]);
});

test("the surest comes first, and what vanished is left out", () => {
  const told = tell(relation("r1", { confidence: 0.4 }), relation("r2", { confidence: 0.7 }));
  expect(told.map(({ id, sure }) => [id, sure])).toEqual([
    ["r2", "likely"],
    ["r1", "possible"],
  ]);
});
