import { expect, test } from "vitest";
import { listEdges, listLinks } from "@/components/topology/edges/list-edges";
import type { Relation } from "@/lib/domain/topology/model";
import { indexRelations } from "@/lib/domain/topology/relation-index";
import { relation, relationsById } from "@/lib/domain/topology/relation-samples";

const step = (id: string, hops: number, certain = true) =>
  [id, { hops, certain, via: { id: `via-${id}`, confidence: 0.7 } as Relation, before: "x" }] as const;

test("the nearest come first, certain before possible, and each knows which way it goes", () => {
  const listed = listEdges({
    needs: new Map([step("disk", 2), step("cache", 1, false), step("db", 1)]),
    neededBy: new Map([step("web", 1)]),
  });
  expect(listed.map(({ otherId, toSelection }) => [otherId, toSelection])).toEqual([
    ["web", true],
    ["db", false],
    ["cache", false],
    ["disk", false],
  ]);
  expect(listed[0]?.viaId).toBe("via-web");
  expect(listed.map((edge) => edge.sure)).toEqual(["likely", "likely", "likely", "certain"]);
});

test("links are listed with their other ends, whichever way they are kept; those inside the selection are not", () => {
  const relations = relationsById([
    relation("link", "host:nas", "host:sw"),
    relation("link", "host:edge", "host:nas"),
    relation("link", "host:nas", "host:pi"),
    relation("depends-on", "host:nas", "host:dns"),
  ]);
  const listed = listLinks(new Set(["host:nas", "host:pi"]), indexRelations(relations));
  expect(listed.map(({ otherId, relation: { id } }) => [otherId, id])).toEqual([
    ["host:sw", "link:host:nas>host:sw"],
    ["host:edge", "link:host:edge>host:nas"],
  ]);
});
