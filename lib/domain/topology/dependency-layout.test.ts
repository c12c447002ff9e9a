import { describe, expect, test } from "vitest";
import { dependencyGraph, hubFrom } from "./dependency-graph";
import { layOutDependencies } from "./dependency-layout";
import type { Box } from "./geometry-model";
import type { Relation, RelationKind } from "./model";
import { byId, container, host, stack } from "./node-samples";
import { toGeometryInput } from "./to-geometry-input";

const card = (name: string) => container(name, "stack:nas/a");
const id = (name: string) => `container:nas/${name}`;
const needs = (from: string, to: string, kind: RelationKind = "depends-on", confidence = 0.8): Relation => ({
  id: `${kind} ${from} ${to}`,
  kind,
  from: from.includes(":") ? from : id(from),
  to: to.includes(":") ? to : id(to),
  confidence,
  evidence: [],
});
const labOf = (...names: string[]) => byId(host("nas", "zone:prod"), stack("a", "host:nas"), ...names.map(card));

describe("dependencyGraph", () => {
  test("keeps cycles, and leaves out what points at itself, at what is gone, twice, or says nothing of need", () => {
    const nodes = labOf("a", "b", "c");
    const graph = dependencyGraph(nodes, [
      needs("a", "b"),
      needs("b", "a"),
      needs("a", "b", "namespace"),
      needs("c", "c"),
      needs("a", "vanished"),
      needs("a", "network:nas/front", "network"),
      needs("a", "c", "volume"),
    ]);
    expect(graph.edges.map(({ from, to }) => `${from}>${to}`)).toEqual([
      `${id("a")}>${id("b")}`,
      `${id("b")}>${id("a")}`,
    ]);
    expect(graph.alone).toEqual([id("c")]);
  });

  test("begins at what answers on a host's port and at proxies, unless something inside needs them first", () => {
    const nodes = labOf("proxy", "app", "db", "tool");
    const graph = dependencyGraph(nodes, [
      needs("proxy", "app", "route"),
      needs("app", "db"),
      needs("host:nas", "db", "port"),
      needs("tool", "db"),
    ]);
    expect([...graph.entries]).toEqual([id("proxy")]);
  });

  test("sets what many need apart, once, so that it pulls nothing together", () => {
    const users = Array.from({ length: hubFrom }, (_, i) => `app${i}`);
    const graph = dependencyGraph(labOf("db", ...users), [
      ...users.map((user) => needs(user, "db")),
      needs("app0", "app1"),
    ]);
    expect(graph.neededByMany).toEqual([id("db")]);
    expect(graph.edges).toHaveLength(1);
    expect(graph.alone).toEqual([]);
  });

  test("says of two relations the surer", () => {
    const [edge] = dependencyGraph(labOf("a", "b"), [
      needs("a", "b", "depends-on", 0.2),
      needs("a", "b", "route", 0.8),
    ]).edges;
    expect(edge?.certain).toBe(true);
  });

  test("is the same in whatever order relations are told", () => {
    const told = [needs("a", "b"), needs("b", "c"), needs("c", "a"), needs("d", "a")];
    const nodes = labOf("a", "b", "c", "d");
    expect(dependencyGraph(nodes, [...told].reverse())).toEqual(dependencyGraph(nodes, told));
  });
});

describe("layOutDependencies", () => {
  const users = Array.from({ length: hubFrom }, (_, i) => `app${i}`);
  const nodes = labOf("db", "lonely", "other", ...users);
  const relations = [...users.map((user) => needs(user, "db")), needs("app0", "app1")];
  const lay = (over: Partial<Parameters<typeof toGeometryInput>[0]> = {}) => {
    const input = toGeometryInput({ nodes: nodes.values(), findings: [], relations, preset: "dependencies", ...over });
    const graph = input.graph!;
    const places = new Map(graph.nodes.map((each, i) => [each, { x: 210 * (i % 3), y: 60 * Math.floor(i / 3) }]));
    const lines = new Map(
      graph.edges.map((_, i) => [
        i,
        [
          { x: 150, y: 21 },
          { x: 210, y: 21 },
        ],
      ]),
    );
    return layOutDependencies(input, graph, { places, lines, size: { w: 570, h: 200 } });
  };
  const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

  test("every container has a box, and no two lie on each other", () => {
    const { boxes } = lay();
    for (const node of nodes.values()) if (node.kind === "container") expect(boxes[node.id], node.id).toBeDefined();
    const cards = Object.entries(boxes).filter(([each]) => each.startsWith("container:"));
    cards.forEach(([, a], i) => {
      for (const [, b] of cards.slice(i + 1)) expect(overlap(a, b)).toBe(false);
    });
  });

  test("what many need stands right of all that need it, and what nothing is known of below", () => {
    const { boxes, parents } = lay();
    for (const user of users) expect(boxes[id(user)]!.x).toBeLessThan(boxes[id("db")]!.x);
    expect(parents?.[id("lonely")]).toBe("band:alone");
    expect(boxes["band:alone"]!.y).toBeGreaterThan(boxes[id("app8")]!.y);
  });

  test("a line follows its box when that is dragged", () => {
    const position = { preset: "dependencies", nodeId: id("app1"), x: 1200, y: 900 } as const;
    const { boxes, lines } = lay({ positions: [position] });
    expect(boxes[id("app1")]).toMatchObject({ x: 1200, y: 900 });
    expect(lines?.[0]?.points.at(-1)).toEqual({ x: 1200, y: 921 });
  });

  test("a lab in which nothing needs anything still shows everything", () => {
    const { boxes, size } = lay({ relations: [] });
    expect(Object.keys(boxes).filter((each) => each.startsWith("container:"))).toHaveLength(users.length + 3);
    expect(size.w).toBeGreaterThan(0);
  });
});
