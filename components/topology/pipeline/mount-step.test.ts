import { expect, test } from "vitest";
import { mountStep } from "@/components/topology/pipeline/mount-step";

const ids = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, i) => `c${from + i}`));

test("a first picture, or a jump to another part of the map, comes at once", () => {
  expect(mountStep(new Set(), ids(0, 500), { urgent: [] })).toEqual(ids(0, 500));
  expect(mountStep(ids(0, 200), ids(300, 500), { urgent: [] })).toEqual(ids(300, 500));
});

test("while panning a few boxes come per frame, until all that is wanted is there", () => {
  const wanted = ids(60, 260);
  let mounted: ReadonlySet<string> = ids(0, 200);
  let frames = 0;
  for (
    let next = mountStep(mounted, wanted, { urgent: [] });
    next !== mounted;
    next = mountStep(mounted, wanted, { urgent: [] })
  ) {
    expect([...next].filter((id) => !mounted.has(id)).length).toBeLessThanOrEqual(6);
    mounted = next;
    frames += 1;
    expect(frames).toBeLessThan(20);
  }
  expect([...wanted].every((id) => mounted.has(id))).toBe(true);
  expect(frames).toBeGreaterThan(2);
});

test("what left the screen a moment ago is kept for the way back, and never more of it than of what is wanted", () => {
  const there = mountStep(ids(0, 200), ids(10, 210), { urgent: [] });
  expect(mountStep(there, ids(0, 200), { urgent: [] })).toBe(there);

  let mounted: ReadonlySet<string> = ids(0, 100);
  for (let at = 0; at < 2_000; at += 10) {
    const wanted = ids(at, at + 100);
    for (
      let next = mountStep(mounted, wanted, { urgent: [] });
      next !== mounted;
      next = mountStep(mounted, wanted, { urgent: [] })
    )
      mounted = next;
    expect(mounted.size).toBeLessThanOrEqual(200);
  }
});

test("what the keyboard is going to is not kept waiting", () => {
  expect(mountStep(ids(0, 200), ids(60, 260), { urgent: ["c259"] }).has("c259")).toBe(true);
});

test("behind a picture that stands for it even a first one comes a few boxes at a time", () => {
  expect(mountStep(ids(0, 0), ids(0, 200), { urgent: [], patient: true }).size).toBe(6);
});
