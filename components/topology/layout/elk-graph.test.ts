import Elk from "elkjs/lib/elk.bundled.js";
import { expect, test } from "vitest";
import { fromElk, toElk } from "@/components/topology/layout/elk-graph";
import type { DependencyGraph } from "@/lib/domain/topology/dependency-graph";

const graphOf = (edges: readonly string[], entries: readonly string[] = []): DependencyGraph => ({
  nodes: [...new Set(edges.flatMap((edge) => edge.split(">")))].sort(),
  edges: edges.map((edge) => ({ from: edge.split(">")[0] ?? "", to: edge.split(">")[1] ?? "", certain: true })),
  entries: new Set(entries),
  neededByMany: [],
  needMany: [],
  alone: [],
});
const lay = async (graph: DependencyGraph) => fromElk(await new Elk().layout(toElk(graph)));

test("what is needed stands right of what needs it, and a way in is at the very left", async () => {
  const { places } = await lay(graphOf(["proxy>app", "app>db", "tool>db"], ["proxy", "tool"]));
  const x = (id: string) => places.get(id)?.x ?? Number.NaN;
  expect(x("proxy")).toBeLessThan(x("app"));
  expect(x("app")).toBeLessThan(x("db"));
  expect(x("tool")).toBe(x("proxy"));
});

test("a cycle is drawn, and every line keeps its direction", async () => {
  const graph = graphOf(["a>b", "b>c", "c>a"]);
  const { places, lines } = await lay(graph);
  expect(places.size).toBe(3);
  graph.edges.forEach(({ from, to }, index) => {
    const points = lines.get(index) ?? [];
    const inside = (id: string, at: { x: number; y: number } | undefined) => {
      const box = places.get(id);
      return box && at && at.x >= box.x - 1 && at.x <= box.x + 151 && at.y >= box.y - 1 && at.y <= box.y + 43;
    };
    expect(inside(from, points[0])).toBe(true);
    expect(inside(to, points.at(-1))).toBe(true);
  });
});

test("the same graph is the same picture", async () => {
  const graph = graphOf(["a>b", "a>c", "b>d", "c>d", "e>f", "g>a"]);
  expect(await lay(graph)).toEqual(await lay(graph));
});
