import { expect, test } from "vitest";
import type { Box } from "./geometry-model";
import { draw, everySlot } from "./layout-samples";
import { slotPresets } from "./presets";
import { noSlots, type SlotNode } from "./slot-table";
import { lab, node } from "./structure-samples";

// What nobody draws on purpose and somebody has.

const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
/** Boxes sorted along x, so that ten thousand can be held against each other. */
function firstOverlap(boxes: Readonly<Record<string, Box>>, kind: string): string | null {
  const sorted = Object.entries(boxes)
    .filter(([id]) => id.startsWith(kind))
    .sort(([, a], [, b]) => a.x - b.x || a.y - b.y);
  const open: [string, Box][] = [];
  for (const [id, box] of sorted) {
    while (open[0] && open[0][1].x + open[0][1].w <= box.x) open.shift();
    const hit = open.find(([, other]) => overlap(box, other));
    if (hit) return `${id} on ${hit[0]}`;
    open.push([id, box]);
  }
  return null;
}

const onePlace = (nodes: readonly SlotNode[]) => everySlot(noSlots, nodes);

test.each(slotPresets)("5,000 containers of one stack all have a place in %s", (preset) => {
  const nodes = lab([{ hosts: [{ stacks: [5_000], loose: 0 }] }]);
  const { boxes, size } = draw(preset, onePlace(nodes), nodes);
  expect(Object.keys(boxes).filter((id) => id.startsWith("container:"))).toHaveLength(5_000);
  expect(firstOverlap(boxes, "container:")).toBeNull();
  expect(Math.max(size.w / size.h, size.h / size.w)).toBeLessThan(6);
});

test.each(slotPresets)("500 zones, most of them with nothing in them, are drawn and lie apart in %s", (preset) => {
  const nodes = lab(
    Array.from({ length: 500 }, (_, i) => ({ hosts: i % 10 === 0 ? [{ stacks: [3, 2], loose: 1 }] : [] })),
  );
  const { boxes, size } = draw(preset, onePlace(nodes), nodes);
  const kind = { zones: "zone:", machines: "host:", stacks: "group:" }[preset];
  expect(Object.keys(boxes).filter((id) => id.startsWith(kind))).toHaveLength(
    { zones: 500, machines: 50, stacks: 2 }[preset],
  );
  expect(firstOverlap(boxes, kind)).toBeNull();
  expect(Math.max(size.w / size.h, size.h / size.w)).toBeLessThan(12);
});

test("a zone with nothing in it, not even a lane, has walls", () => {
  const nodes = [node("zone:z", null)];
  const { boxes } = draw("zones", onePlace(nodes), nodes);
  expect(boxes["zone:z"]).toMatchObject({ w: expect.any(Number), h: expect.any(Number) });
});

test("stacks whose names are strange keep apart from each other", () => {
  const names = [" ", "🚢", "<b>x</b>", "a/b", "__proto__", "constructor", "x".repeat(300), "\u202Ertl", "group:media"];
  const nodes = [
    node("zone:z", null),
    node("host:h", "zone:z"),
    ...names.flatMap((name, i) => [
      node(`stack:e/${name}`, "host:h", { name }),
      node(`container:e/c${i}`, `stack:e/${name}`),
    ]),
  ];
  const { boxes } = draw("stacks", onePlace(nodes), nodes);
  for (const name of names) expect(boxes[`group:${name}`], name).toBeDefined();
  expect(firstOverlap(boxes, "group:")).toBeNull();
});
