import { expect, test } from "vitest";
import { SvgPen } from "@/components/topology/export/svg-pen";
import { drawWorn } from "@/components/topology/scene/draw-worn";
import type { Level } from "@/components/topology/scene/level";
import { toScene } from "@/components/topology/scene/scene";
import { noMarks, type Sheet } from "@/components/topology/scene/sheet";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { byId, container, host, stack, zone } from "@/lib/domain/topology/node-samples";

const nodes = byId(
  zone("prod"),
  host("nas", "zone:prod"),
  stack("shop", "host:nas"),
  container("app", "stack:nas/shop"),
  container("db", "stack:nas/shop"),
  container("lone", "host:nas"),
);
const boxes: Record<NodeId, Box> = {
  "zone:prod": { x: 0, y: 0, w: 400, h: 400 },
  "host:nas": { x: 20, y: 40, w: 360, h: 200 },
  "stack:nas/shop": { x: 30, y: 70, w: 310, h: 64 },
  "container:nas/app": { x: 30, y: 92, w: 150, h: 42 },
  "container:nas/db": { x: 190, y: 92, w: 150, h: 42 },
  "container:nas/lone": { x: 30, y: 140, w: 150, h: 42 },
};

/** How many rings the canvas draws for a selection: each has a box in the ground's colour and one in the accent. */
function ringsOf(selectId: NodeId, level: Level, zoom: number): number {
  const pen = new SvgPen({ measure: () => 0, hex: (colour) => colour });
  const none: ReadonlySet<NodeId> = new Set();
  const facts: Sheet["facts"] = {
    ...{ nodes, folded: none, lit: null, related: none, breachEnds: none, selectedIds: none, progress: new Map() },
    ...{ selectId, hoverId: null, ringId: null, sayUnknown: () => "" },
  };
  const ink = { bg: "ground", accent: "accent", tier: {} } as Sheet["ink"];
  const lens = { x: 0, y: 0, zoom, w: 1440, h: 900 };
  const scene = toScene({ boxes, buses: {}, doors: [], breaches: [], size: { w: 400, h: 400 } }, nodes);
  const sheet = { pen, ink, lens, level, facts, marks: noMarks(), paleMarks: noMarks() } as unknown as Sheet;
  drawWorn(sheet, scene);
  const svg = pen.picture({ w: 1440, h: 900, title: "" });
  const [accent = ""] = svg.split("\n").filter((line) => line.includes('stroke="accent"'));
  return accent.match(/M/g)?.length ?? 0;
}

test("what is selected wears its ring on the canvas: a card, a stack, a host and a zone", () => {
  for (const id of ["container:nas/app", "stack:nas/shop", "host:nas", "zone:prod"])
    expect(ringsOf(id, "middle", 0.5), id).toBe(1);
  for (const id of ["container:nas/app", "host:nas", "zone:prod"]) expect(ringsOf(id, "far", 0.2), id).toBe(1);
});

test("far out, where a stack is no box, each mark of its members wears it", () => {
  expect(ringsOf("stack:nas/shop", "far", 0.2)).toBe(2);
});

test("what is gone wears nothing", () => {
  expect(ringsOf("stack:nas/gone", "far", 0.2)).toBe(0);
});
