import { expect, test } from "vitest";
import { routeHub } from "@/components/topology/pipeline/route-hub";

const card = (x: number, y: number) => ({ x, y, w: 150, h: 42 });

test("members of one column hang on one trunk, and the mark stands above it", () => {
  const hub = routeHub([card(0, 22), card(0, 70)], 1, 22);
  expect(hub).toMatchObject({ at: { x: 155, y: 11 }, room: false });
  expect(hub?.path).toBe("M155 11V91M155 43H150M155 91H150");
});

test("columns are joined by one bus, not card by card", () => {
  const hub = routeHub([card(0, 22), card(160, 22), card(320, 70)], 1, 22);
  expect(hub?.path.startsWith("M155 11H475")).toBe(true);
  expect(hub?.path.match(/H/g)).toHaveLength(4);
  expect(hub).toMatchObject({ at: { x: 475, y: 11 }, room: true });
});

test("a network of five thousand is one path with a stub to each", () => {
  const crowd = Array.from({ length: 5_000 }, (_, i) => card((i % 10) * 160, Math.floor(i / 10) * 48));
  expect(routeHub(crowd, 0, 0)?.path.match(/M/g)).toHaveLength(1 + 10 + 5_000);
});

test("one box alone, as when all members are folded into it, is no hub", () => {
  expect(routeHub([card(0, 0)], 0, 0)).toBeNull();
});
