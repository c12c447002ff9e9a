import { expect, test } from "vitest";
import type { Point } from "@/components/topology/pipeline/edge-model";
import { layCables } from "@/components/topology/pipeline/lay-cables";
import { nearestLine } from "@/components/topology/pipeline/nearest-line";
import { routeEdge } from "@/components/topology/pipeline/route-edge";
import type { Box } from "@/lib/domain/topology/geometry-model";

const host = (column: number, row: number, h = 34): Box => ({ x: column * 360, y: row * 62, w: 328, h });

const lay = (pairs: readonly (readonly [Box, Box])[]) =>
  layCables(
    pairs.map(
      ([anchor, other]) =>
        (track) =>
          routeEdge(anchor, other, track),
    ),
  );

/** Px that two ways have in common, nearer than 3 px to each other. */
function shared(a: readonly Point[] | null, b: readonly Point[] | null): number {
  const dots = (points: readonly Point[] | null) =>
    (points ?? []).slice(1).flatMap((to, i) => {
      const from = points?.[i] ?? to;
      const steps = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
      return Array.from({ length: Math.floor(steps) }, (_, step) => ({
        x: from.x + ((to.x - from.x) * step) / steps,
        y: from.y + ((to.y - from.y) * step) / steps,
        vertical: from.x === to.x,
      }));
    });
  const there = dots(b);
  return dots(a).filter((dot) =>
    there.some(
      (other) => other.vertical === dot.vertical && Math.abs(other.x - dot.x) < 1.5 && Math.abs(other.y - dot.y) < 1.5,
    ),
  ).length;
}

test("four cables from one switch to the next column run beside each other, on no stretch on one another", () => {
  const hub = host(1, 3);
  const ways = lay([0, 1, 5, 7].map((row) => [host(0, row), hub] as const));
  for (const [i, a] of ways.entries()) for (const b of ways.slice(i + 1)) expect(shared(a, b)).toBe(0);
});

test("so do four of different machines in the same gangway", () => {
  const ways = lay([0, 1, 2, 3].map((row) => [host(0, row), host(1, 6 - row)] as const));
  for (const [i, a] of ways.entries()) for (const b of ways.slice(i + 1)) expect(shared(a, b)).toBe(0);
});

test("in the gangway they keep off both boxes, and begin and end on their sides", () => {
  for (const points of lay([0, 1, 5, 7].map((row) => [host(0, row), host(1, 3)] as const))) {
    expect(points?.[0]?.x).toBe(360);
    expect(points?.at(-1)?.x).toBe(328);
    for (const { x } of points?.slice(1, -1) ?? []) {
      expect(x).toBeGreaterThan(328);
      expect(x).toBeLessThan(360);
    }
    const y = points?.[0]?.y ?? 0;
    expect(y).toBeGreaterThan(3 * 62);
    expect(y).toBeLessThan(3 * 62 + 34);
  }
});

test("one alone takes the trunk, and one whose end has no place has no way", () => {
  expect(lay([[host(0, 0), host(1, 4)]])).toEqual([routeEdge(host(0, 0), host(1, 4))]);
  expect(layCables([() => null])).toEqual([null]);
});

test("pointing at one of several means the nearest, and at none too far off", () => {
  const [a, b] = lay([
    [host(0, 0), host(1, 3)],
    [host(0, 1), host(1, 3)],
  ]);
  const lines = [
    { id: "a", points: a ?? [] },
    { id: "b", points: b ?? [] },
  ];
  for (const { id, points } of lines) {
    const bend = points.at(-2) ?? { x: 0, y: 0 };
    expect(nearestLine({ x: bend.x, y: bend.y + 1 }, lines, 7)).toBe(id);
  }
  expect(nearestLine({ x: 1_000, y: 1_000 }, lines, 7)).toBeNull();
});
