import { expect, test } from "vitest";
import { tiesOf } from "@/components/topology/pipeline/relate-selection";
import type { Relation, RelationKind } from "@/lib/domain/topology/model";

const id = (name: string) => (name.includes(":") ? name : `container:nas/${name}`);
const nameOf = (nodeId: string) => nodeId.replace("container:nas/", "");

const relation = (kind: RelationKind, from: string, to: string, confidence = 1): Relation => ({
  id: `${kind}:${from}>${to}`,
  kind,
  from: id(from),
  to: id(to),
  confidence,
  evidence: [],
});
const ties = (name: string, relations: Relation[]) =>
  tiesOf(id(name), relations, () => true).map((tie) => [nameOf(tie.otherId), tie.toSelection, tie.certain]);

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

test("a host or a zone is where something stands, not what it is tied to", () => {
  expect(ties("db", [relation("port", "db", "host:nas")])).toEqual([]);
});
