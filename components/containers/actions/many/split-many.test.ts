import { expect, test } from "vitest";
import type { SourceStatus } from "@/lib/domain/source";
import type { ContainerNode, TopologyNode } from "@/lib/domain/topology/model";
import { byId, container, host, zone } from "@/lib/domain/topology/node-samples";
import { gatherLeftOut, sameToAct, someNames, splitMany } from "./split-many";

const live = { id: "nas", name: "nas", state: "live" } as SourceStatus;

function lab(...containers: ContainerNode[]) {
  const boxes: TopologyNode[] = [
    zone("dev"),
    zone("prod", { protected: true }),
    host("pc", "zone:dev"),
    host("nas", "zone:prod"),
  ];
  return { nodes: byId(...boxes, ...containers), sources: new Map([["nas", live]]) };
}

const web = container("web", "host:pc");
const api = container("api", "host:pc", { state: "exited" });
const db = container("db", "host:pc", { state: "exited" });
const vault = container("vault", "host:nas");

test("who can be is separated from who can't, and those are together by reason", () => {
  const { can, leftOut } = splitMany("restart", [web, api, db, vault], lab(web, api, db, vault));
  expect(can.map((node) => node.name)).toEqual(["web"]);
  expect(leftOut.map(({ why, nodes }) => [why.code, nodes.map((node) => node.name)])).toEqual([
    ["many.not", ["api", "db"]],
    ["many.protected", ["vault"]],
  ]);
});

test("what is protected may be asked alone, as in the inspector", () => {
  expect(splitMany("restart", [vault], lab(vault)).can).toEqual([vault]);
});

test("an engine that is silent or gone leaves its containers out", () => {
  const { nodes } = lab(web);
  expect(splitMany("restart", [web], { nodes, sources: new Map() }).leftOut[0]?.why.code).toBe("many.silent");
});

test("names are told as far as they can be read", () => {
  expect(someNames([web, api])).toBe("web, api");
  expect(someNames([web, api, db, vault], 2)).toBe("web, api and 2 more");
});

test("what everything leaves out is said once, the rest by what leaves it out", () => {
  const chosen = [web, api, vault];
  const split = (kind: "redeploy" | "restart" | "stop") => ({ kind, split: splitMany(kind, chosen, lab(...chosen)) });
  const parts = gatherLeftOut([split("redeploy"), split("restart"), split("stop")]);
  const said = parts.map(({ kind, leftOut }) => [kind, leftOut.map(({ nodes }) => someNames(nodes))]);
  expect(said).toEqual([
    [null, ["vault"]],
    ["restart", ["api"]],
    ["stop", ["api"]],
  ]);
  expect(gatherLeftOut([split("restart")]).map(({ kind }) => kind)).toEqual(["restart"]);
});

test("a change of health is no reason to ask again who can be; a change of state is", () => {
  expect(sameToAct([web], [{ ...web, restartCount: 7 }])).toBe(true);
  expect(sameToAct([web], [{ ...web, state: "exited" }])).toBe(false);
  expect(sameToAct([web], [{ ...web, operationId: "a" }])).toBe(false);
  expect(sameToAct([web, api], [web])).toBe(false);
});
