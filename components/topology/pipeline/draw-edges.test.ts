import { expect, test } from "vitest";
import { drawSelection } from "@/components/topology/pipeline/draw-selection";
import { wholeMap } from "@/components/topology/pipeline/draw-whole";
import { arrowsOf } from "@/components/topology/pipeline/edge-model";
import { groundOf } from "@/components/topology/pipeline/ground";
import { cluster, namespace, workload } from "@/lib/domain/topology/cluster-node-samples";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { type Relation, type RelationKind, relationKinds } from "@/lib/domain/topology/model";
import { byId, container, host, stack, zone } from "@/lib/domain/topology/node-samples";
import { reachOf } from "@/lib/domain/topology/reach";
import { indexRelations } from "@/lib/domain/topology/relation-index";
import { relationsById, relation as sample } from "@/lib/domain/topology/relation-samples";

const at = (name: string) => (name.includes(":") ? name : `container:nas/${name}`);
const relation = (from: string, to: string, kind: RelationKind = "depends-on"): Relation =>
  sample(kind, at(from), at(to), { evidence: [{ code: "relate.volume", data: { volume: "media" } }] });
const every = new Set<RelationKind>(relationKinds);
const everywhere: Box = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };

/** Two zones side by side, a host in each; `app`, `db` in stack shop on nas, `lone` beside it, `far` on pi. */
const nodes = byId(
  zone("prod"),
  zone("dev"),
  host("nas", "zone:prod"),
  host("pi", "zone:dev"),
  stack("shop", "host:nas"),
  container("app", "stack:nas/shop"),
  container("db", "stack:nas/shop"),
  container("lone", "host:nas"),
  container("far", "host:pi"),
  container("away", "host:pi"),
);
const boxes: Record<string, Box> = {
  "zone:prod": { x: 0, y: 0, w: 400, h: 400 },
  "zone:dev": { x: 428, y: 0, w: 200, h: 400 },
  "host:nas": { x: 20, y: 40, w: 360, h: 200 },
  "host:pi": { x: 440, y: 40, w: 180, h: 200 },
  "stack:nas/shop": { x: 30, y: 70, w: 310, h: 64 },
  "container:nas/app": { x: 30, y: 92, w: 150, h: 42 },
  "container:nas/db": { x: 190, y: 92, w: 150, h: 42 },
  "container:nas/lone": { x: 30, y: 140, w: 150, h: 42 },
  "container:nas/far": { x: 450, y: 92, w: 150, h: 42 },
  "container:nas/away": { x: 450, y: 140, w: 150, h: 42 },
};
const ground = groundOf({ boxes }, nodes);
const ends = (routes: readonly { from: string; to: string }[]) =>
  routes.map(({ from, to }) => `${from} > ${to}`.replaceAll("container:nas/", ""));

const select = (id: string, relations: readonly Relation[], on = groundOf({ boxes }, nodes)) => {
  const index = indexRelations(relationsById(relations));
  const starts = new Set([`container:nas/${id}`]);
  const reach = reachOf(starts, index, (each) => nodes.has(each));
  return drawSelection(starts, reach, index, every, on);
};

test("the selection's lines lead to all that it reaches, hop by hop", () => {
  const { routes } = select("app", [relation("app", "db"), relation("db", "far"), relation("away", "lone")]);
  expect(ends(routes)).toEqual(["app > db", "db > far"]);
  expect(routes.every((route) => route.tone === "selection")).toBe(true);
});

test("an arrow's way ends at what is depended on", () => {
  const [route] = select("app", [relation("lone", "app")]).routes;
  expect(route?.points[0]).toEqual({ x: 180, y: 161 });
  expect(route?.points.at(-1)).toEqual({ x: 180, y: 113 });
});

test("a shared network of the selection is one hub with its name, never a mesh", () => {
  const { routes, hubs } = select("app", [
    relation("app", "network:nas/front", "network"),
    relation("db", "network:nas/front", "network"),
    relation("lone", "network:nas/front", "network"),
  ]);
  expect(routes).toEqual([]);
  expect(hubs).toMatchObject([{ kind: "network", members: { length: 3 } }]);
});

test("with sixty and more lines what lies in other hosts is bundled into them, with a count", () => {
  const crowd = Array.from({ length: 100 }, (_, i) => container(`c${i}`, "host:pi"));
  const more: Record<string, Box> = { ...boxes };
  crowd.forEach(({ id }, i) => {
    more[id] = { x: 450, y: 40 + i, w: 150, h: 42 };
  });
  const all = new Map([...nodes, ...crowd.map((each) => [each.id, each] as const)]);
  const index = indexRelations(relationsById(crowd.map(({ id }) => relation(id, "db"))));
  const starts = new Set(["container:nas/db"]);
  const reach = reachOf(starts, index, () => true);
  const { routes } = drawSelection(starts, reach, index, every, groundOf({ boxes: more }, all));
  expect(routes).toMatchObject([{ from: "host:pi", to: "container:nas/db", count: 100 }]);
});

const lab = [relation("app", "db"), relation("lone", "app"), relation("app", "far"), relation("db", "away")];

test("near, lines inside a host join cards, and between hosts there is one trunk with a count", () => {
  const { routes } = wholeMap(lab, every, ground).drawIn("near", everywhere);
  expect(ends(routes)).toEqual(["app > db", "lone > app", "host:nas > host:pi"]);
  expect(routes.at(-1)?.count).toBe(2);
});

test("from further off stacks are joined, and far out zones alone", () => {
  const whole = wholeMap(lab, every, ground);
  expect(ends(whole.drawIn("middle", everywhere).routes)).toEqual(["lone > stack:nas/shop", "host:nas > host:pi"]);
  expect(ends(whole.drawIn("far", everywhere).routes)).toEqual(["zone:prod > zone:dev"]);
});

test("where a preset draws stacks over all hosts, lines join those", () => {
  const groups = { "group:shop": { x: 0, y: 0, w: 400, h: 300 }, "loose:host:pi": { x: 428, y: 0, w: 200, h: 300 } };
  const parents = { "stack:nas/shop": "group:shop", "container:nas/far": "loose:host:pi" };
  const { "container:nas/app": app = everywhere, "container:nas/far": pi = everywhere } = boxes;
  const drawn = { ...groups, "container:nas/app": app, "container:nas/far": pi };
  const whole = wholeMap(lab, every, groundOf({ boxes: drawn, parents }, nodes));
  expect(ends(whole.drawIn("near", everywhere).routes)).toEqual(["group:shop > loose:host:pi"]);
});

test("only what touches the screen is drawn", () => {
  const whole = wholeMap(lab, every, ground);
  expect(whole.drawIn("near", { x: 0, y: 1_000, w: 100, h: 100 }).routes).toEqual([]);
});

test("kinds that are switched off are not drawn", () => {
  const { routes } = wholeMap(lab, new Set<RelationKind>(["volume"]), ground).drawIn("near", everywhere);
  expect(routes).toEqual([]);
});

test("a crowd of lines is cut where it says nothing any more, and the rest is counted", () => {
  const crowd = Array.from({ length: 2_000 }, (_, i) => container(`c${i}`, "host:nas"));
  const more: Record<string, Box> = { ...boxes };
  crowd.forEach(({ id }, i) => {
    more[id] = { x: (i % 10) * 160, y: 300 + Math.floor(i / 10) * 48, w: 150, h: 42 };
  });
  const all = new Map([...nodes, ...crowd.map((each) => [each.id, each] as const)]);
  const chain = crowd.map(({ id }, i) => relation(id, crowd[(i + 1) % crowd.length]?.id ?? id));
  const { routes, more: left } = wholeMap(chain, every, groundOf({ boxes: more }, all)).drawIn("near", everywhere);
  expect(routes).toHaveLength(300);
  expect(left).toBe(1_700);
});

test("a link between hosts is one line without an arrow, near, in the middle and far out", () => {
  const whole = wholeMap([relation("host:nas", "host:pi", "link"), ...lab], new Set<RelationKind>(["link"]), ground);
  for (const level of ["near", "middle"] as const) {
    const { routes } = whole.drawIn(level, everywhere);
    expect(ends(routes), level).toEqual(["host:nas > host:pi"]);
    expect(routes.map(arrowsOf), level).toEqual([[]]);
  }
  // As *Machines* has it: no zones around.
  const { "zone:prod": _, "zone:dev": __, ...bare } = boxes;
  const machines = wholeMap([relation("host:nas", "host:pi", "link")], every, groundOf({ boxes: bare }, nodes));
  expect(ends(machines.drawIn("far", everywhere).routes)).toEqual(["host:nas > host:pi"]);
});

test("where one host needs another, too, the line says both and its arrow is the need's", () => {
  const [route] = wholeMap([relation("host:pi", "host:nas", "link"), relation("app", "far")], every, ground).drawIn(
    "near",
    everywhere,
  ).routes;
  expect(route).toMatchObject({ from: "host:nas", to: "host:pi", back: false, kinds: ["link", "depends-on"] });
  expect(route && arrowsOf(route)).toEqual([route?.points]);
});

test("a workload has a line to the machine that it runs on; of a whole cluster that goes without saying", () => {
  const web = workload("web");
  const all = byId(zone("prod"), host("pi", "zone:prod"), cluster("zone:prod"), namespace("media"), web);
  const places = { ...boxes, [web.id]: boxes["container:nas/app"] as Box };
  const index = indexRelations(relationsById([relation(web.id, "host:pi", "runs-on")]));
  const drawn = (...starts: string[]) => {
    const reach = reachOf(new Set(starts), index, (id) => all.has(id));
    return ends(drawSelection(new Set(starts), reach, index, every, groundOf({ boxes: places }, all)).routes);
  };
  expect(drawn(web.id)).toEqual([`${web.id} > host:pi`]);
  expect(drawn("cluster:home", "namespace:home/media", web.id)).toEqual([]);
});
