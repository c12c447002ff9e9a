import { expect, test } from "vitest";
import { routeTie, tieArrow } from "@/components/topology/pipeline/route-ties";

const card = (x: number, y: number) => ({ x, y, w: 150, h: 42 });
const selected = card(160, 96);

test("all that stands right of the selection comes in by one trunk, ten pixels wide", () => {
  expect(routeTie(selected, card(320, 0))).toBe("M320 21H315V117H310");
  expect(routeTie(selected, card(320, 192))).toBe("M320 213H315V117H310");
});

test("a box two columns on goes round its neighbour by the gap above its row", () => {
  expect(routeTie(selected, card(480, 192))).toBe("M480 213H475V189H315V117H310");
});

test("what stands left comes in from the left", () => {
  expect(routeTie(selected, card(0, 96))).toBe("M150 117H155V117H160");
});

test("a box in the same column uses the trunk at its right", () => {
  expect(routeTie(selected, card(160, 0))).toBe("M310 21H315V117H310");
});

test("the arrow points at what is depended on", () => {
  expect(tieArrow(selected, card(320, 0), true)).toEqual({ x: 310, y: 117, points: "left" });
  expect(tieArrow(selected, card(320, 0), false)).toEqual({ x: 320, y: 21, points: "right" });
});
