import { expect, test } from "vitest";
import { mountStep } from "@/components/topology/pipeline/mount-step";

const ids = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, i) => `c${from + i}`));

test("a first picture, or a jump to another part of the map, comes at once", () => {
  expect(mountStep(new Set(), ids(0, 500), [])).toEqual(ids(0, 500));
  expect(mountStep(ids(0, 200), ids(300, 500), [])).toEqual(ids(300, 500));
});

test("while panning a few boxes come per frame, and it ends at what is wanted", () => {
  const wanted = ids(60, 260);
  let mounted: ReadonlySet<string> = ids(0, 200);
  let frames = 0;
  while (mounted !== wanted) {
    const before = mounted;
    mounted = mountStep(mounted, wanted, []);
    expect([...mounted].filter((id) => !before.has(id)).length).toBeLessThanOrEqual(12);
    frames += 1;
    expect(frames).toBeLessThan(20);
  }
  expect(frames).toBeGreaterThan(2);
});

test("what the keyboard is going to is not kept waiting", () => {
  expect(mountStep(ids(0, 200), ids(60, 260), ["c259"]).has("c259")).toBe(true);
});
