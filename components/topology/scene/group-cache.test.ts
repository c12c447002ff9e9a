import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GroupCache } from "@/components/topology/scene/group-cache";
import type { Ink } from "@/components/topology/scene/ink";
import { Letters } from "@/components/topology/scene/letters";
import type { Level } from "@/components/topology/scene/level";
import type { Pen } from "@/components/topology/scene/marks";
import type { Group } from "@/components/topology/scene/scene";
import { type Facts, noMarks, type Sheet } from "@/components/topology/scene/sheet";

/** A canvas of which only the sizes matter. */
const pen = { setTransform: () => undefined, drawImage: () => undefined } as unknown as Pen;
beforeEach(() => {
  vi.stubGlobal("devicePixelRatio", 1);
  vi.stubGlobal("document", { createElement: () => ({ width: 0, height: 0, getContext: () => pen }) });
});
afterEach(() => vi.unstubAllGlobals());

const ink = { tier: {} } as Ink;
const facts = { nodes: new Map(), folded: new Set(), lit: null, breachEnds: new Set() } as unknown as Facts;
const groups = Array.from(
  { length: 6 },
  (_, i): Group => ({
    id: `host:${i}`,
    // 240,000 px of the screen at a quarter of its size.
    box: { x: 0, y: i * 1600, w: 2400, h: 1600 },
    members: [`container:${i}`],
    markColumns: 1,
    cards: [],
    stacks: [],
    rows: [],
  }),
);

function sheetAt(zoom: number, level: Level, of: Facts): Sheet {
  const lens = { x: 0, y: 0, zoom, w: 1440, h: 900 };
  const letters = new Letters(pen);
  return { pen, ink, letters, lens, level, facts: of, marks: noMarks(), paleMarks: noMarks() };
}

const boxAt = ({ box }: Group, zoom: number) => ({ x: 0, y: box.y * zoom, w: box.w * zoom, h: box.h * zoom });

/** Draws one frame of all groups; the ids of those that were painted for it. */
function frame(cache: GroupCache, zoom: number, { level = "far" as Level, of = facts } = {}): string[] {
  const painted: string[] = [];
  const sheet = sheetAt(zoom, level, of);
  cache.begin(of, ink);
  for (const group of groups) {
    const box = boxAt(group, zoom);
    cache.draw(sheet, group, box, { zoom, mayWait: level === "far" }, () => painted.push(group.id));
  }
  return painted;
}

test("what has no picture is painted at once, and not again while nothing changes", () => {
  const cache = new GroupCache();
  expect(frame(cache, 0.2)).toHaveLength(6);
  expect(frame(cache, 0.2)).toEqual([]);
  expect(cache.isBehind).toBe(false);
});

test("another zoom paints a few in each frame, and in the end all of them", () => {
  const cache = new GroupCache();
  frame(cache, 0.2);
  const painted: string[] = [];
  for (let i = 0; i < 3; i++) {
    const now = frame(cache, 0.25);
    expect(now).toHaveLength(2);
    expect(cache.isBehind).toBe(i < 2);
    painted.push(...now);
  }
  expect(new Set(painted).size).toBe(6);
  expect(frame(cache, 0.25)).toEqual([]);
});

test("nothing of another level is shown meanwhile, nor of another health", () => {
  const cache = new GroupCache();
  frame(cache, 0.45, { level: "middle" });
  expect(frame(cache, 0.3)).toHaveLength(6);
  const ill = { ...facts, nodes: new Map([["container:3", {}]]) } as unknown as Facts;
  expect(frame(cache, 0.3, { of: ill })).toEqual(["host:3"]);
});

test("names wait for no frame: chips are painted for their zoom at once", () => {
  const cache = new GroupCache();
  frame(cache, 0.45, { level: "middle" });
  expect(frame(cache, 0.5, { level: "middle" })).toHaveLength(6);
});

test("far out, where pictures are small, what is drawn in them counts", () => {
  const cache = new GroupCache();
  const full = groups.map((group) => ({ ...group, members: Array.from({ length: 150 }, (_, i) => `container:${i}`) }));
  const paint = (zoom: number) => {
    const painted: string[] = [];
    cache.begin(facts, ink);
    for (const group of full)
      cache.draw(sheetAt(zoom, "far", facts), group, boxAt(group, zoom), { zoom, mayWait: true }, () =>
        painted.push(group.id),
      );
    return painted;
  };
  expect(paint(0.05)).toHaveLength(6);
  expect(paint(0.06)).toHaveLength(2);
});

test("what is painted ahead, one in each frame where they are large, is there when it is needed", () => {
  const cache = new GroupCache();
  const ahead = (): string[] => {
    const painted: string[] = [];
    cache.begin(facts, ink);
    for (const group of groups)
      cache.prepare(sheetAt(0.45, "far", facts), group, boxAt(group, 0.45), 0.45, () => painted.push(group.id));
    return painted;
  };
  expect([...groups].map(() => ahead().length)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(ahead()).toEqual([]);
  expect(frame(cache, 0.45)).toEqual([]);
});

test("pictures that still hold don't keep alive the lab as it was when they were painted", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const cache = new GroupCache();
  const node = { id: "container:3" };
  const paintOnce = () => {
    const nodes = new Map([["container:3", node]]);
    frame(cache, 0.2, { of: { ...facts, nodes } as unknown as Facts });
    return new WeakRef(nodes);
  };
  const before = paintOnce();
  const now = { ...facts, nodes: new Map([["container:3", node]]) } as unknown as Facts;
  expect(frame(cache, 0.2, { of: now })).toEqual([]);
  await expect.poll(() => [collect(), before.deref() === undefined][1]).toBe(true);
  expect(frame(cache, 0.2, { of: now })).toEqual([]);
});
