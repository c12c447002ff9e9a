import { expect, test } from "vitest";
import { emptyTrail, isElsewhere, rest, step } from "@/components/topology/camera/trail";

const screen = { w: 1000, h: 600 };
const view = (x: number, zoom = 1) => ({ x, y: 0, zoom });

test("a small move is the same place; a third of the screen, or a third nearer, is another", () => {
  expect(isElsewhere(view(0), view(100), screen)).toBe(false);
  expect(isElsewhere(view(0), view(400), screen)).toBe(true);
  expect(isElsewhere(view(0), view(0, 2), screen)).toBe(true);
});

test("back and forward go through where you were, and a new way forgets what was ahead", () => {
  let trail = rest(emptyTrail, view(0), screen);
  trail = rest(trail, view(-1000), screen);
  trail = rest(trail, view(-2000), screen);
  trail = step(trail, -1);
  expect(trail.places[trail.at]).toEqual(view(-1000));
  expect(step(step(trail, 1), 1).at).toBe(2);
  trail = rest(trail, view(-5000), screen);
  expect(trail.places).toEqual([view(0), view(-1000), view(-5000)]);
  expect(step(trail, 1)).toBe(trail);
});

test("resting where one already is adds no step, and the trail is bounded", () => {
  let trail = rest(emptyTrail, view(0), screen);
  trail = rest(trail, view(10), screen);
  expect(trail.places).toEqual([view(10)]);
  for (let i = 0; i < 200; i++) trail = rest(trail, view(-1000 * i), screen);
  expect(trail.places.length).toBeLessThanOrEqual(50);
});
