import { expect, test } from "vitest";
import type { Tier } from "./health";
import { listProblems } from "./problems";
import { reason } from "./reason";
import { byId, container, host, zone } from "./topology/node-samples";
import { walkProblems } from "./walk-problems";

const at = (name: string, parent: string, tier: Tier, since = 0, breach = false) =>
  container(name, `host:${parent}`, { id: name, breach, health: { tier, reason: reason("x"), since } });
const boxes = [zone("dev"), zone("prod"), host("pc", "zone:dev"), host("nas", "zone:prod")];
const finding = (nodeId: string) => ({
  ...({ id: nodeId, code: "S01", severity: "high", nodeId, fromZoneId: "zone:dev", toZoneId: "zone:prod" } as const),
  ...{ reason: reason("x"), remedy: reason("x"), port: null },
});

const walk = (nodes: ReturnType<typeof at>[], torn: string[] = []) => {
  const all = byId(...boxes, ...nodes);
  return walkProblems(listProblems(all.values(), torn.map(finding)), all);
};

test("breaches before failures before warnings, wherever they are", () => {
  expect(walk([at("w", "nas", "warning"), at("f", "pc", "failed"), at("b", "pc", "ok")], ["b"])).toEqual([
    "b",
    "f",
    "w",
  ]);
});

test("of a kind the zone with most of it comes first, whole, the newest in it first", () => {
  const nodes = [
    at("dev-new", "pc", "failed", 9),
    at("prod-old", "nas", "failed", 1),
    at("prod-new", "nas", "failed", 5),
    at("dev-warn-1", "pc", "warning", 2),
    at("dev-warn-2", "pc", "warning", 3),
    at("prod-warn", "nas", "warning", 4),
  ];
  expect(walk(nodes)).toEqual(["prod-new", "prod-old", "dev-new", "dev-warn-2", "dev-warn-1", "prod-warn"]);
});

test("what is torn and failed is one stop, at its loudest; what has no zone comes too", () => {
  expect(walk([at("b", "pc", "failed"), at("lost", "gone", "failed")], ["b", "b"])).toEqual(["b", "lost"]);
});
