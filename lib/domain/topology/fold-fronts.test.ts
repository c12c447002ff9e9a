import { expect, test } from "vitest";
import { reason } from "../reason";
import { foldFronts, frontsOf, workloadsBehind } from "./fold-fronts";
import type { Relation } from "./model";
import { relationsById, relation as sample } from "./relation-samples";

const relation = (kind: Relation["kind"], from: string, to: string, confidence = 1) =>
  sample(kind, from, to, { confidence, evidence: [reason(`${from} ${to}`)] });
const ends = (relations: ReadonlyMap<string, Relation>) =>
  [...relations.values()].map(({ kind, from, to, confidence }) => `${from} ${kind} ${to} ${confidence}`).sort();

test("a lab without Services and Ingresses keeps its very own relations", () => {
  const relations = relationsById([relation("depends-on", "container:nas/web", "container:nas/db")]);
  expect(foldFronts(relations)).toBe(relations);
});

test("who leads to a Service leads to all behind it, as surely as the least sure step, with the evidence of each", () => {
  const relations = relationsById([
    relation("depends-on", "workload:app", "service:db", 0.8),
    relation("route", "service:db", "workload:db"),
    relation("route", "service:db", "workload:replica", 0.95),
  ]);
  const folded = foldFronts(relations);
  expect(ends(folded)).toEqual([
    "workload:app depends-on workload:db 0.8",
    "workload:app depends-on workload:replica 0.8",
  ]);
  expect([...folded.values()][0]?.evidence.map(({ code }) => code)).toEqual([
    "workload:app service:db",
    "service:db workload:db",
  ]);
  expect(foldFronts(relations)).toBe(folded);
});

test("an Ingress hands on through its Service: one route with both reasons, from whoever sends to the Ingress", () => {
  const relations = relationsById([
    relation("route", "container:nas/proxy", "ingress:web"),
    relation("route", "ingress:web", "service:web"),
    relation("route", "service:web", "workload:web", 0.95),
  ]);
  const [only, ...others] = foldFronts(relations).values();
  expect(others).toEqual([]);
  expect(only).toMatchObject({ kind: "route", from: "container:nas/proxy", to: "workload:web", confidence: 0.95 });
  expect(only?.evidence).toHaveLength(3);
  expect(workloadsBehind("ingress:web", relations)).toEqual(["workload:web"]);
  expect(frontsOf("workload:web", relations)).toEqual(["service:web", "ingress:web"]);
});

test("nothing leads to itself through its own Service, to nowhere, or round in a circle", () => {
  const relations = relationsById([
    relation("depends-on", "workload:a", "service:a"),
    relation("route", "service:a", "workload:a"),
    relation("depends-on", "workload:a", "service:nobody"),
    relation("depends-on", "workload:a", "ingress:x"),
    relation("route", "ingress:x", "ingress:y"),
    relation("route", "ingress:y", "ingress:x"),
  ]);
  expect(ends(foldFronts(relations))).toEqual([]);
});
