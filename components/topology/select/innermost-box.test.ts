import { expect, test } from "vitest";
import { caughtBy, innermostBox } from "@/components/topology/select/innermost-box";

const box = (x: number, y: number, w: number, h: number) => ({ x, y, w, h });
const boxes = Object.entries({
  "zone:prod": box(0, 0, 400, 400),
  "lane:10": box(10, 10, 380, 20),
  "host:nas": box(20, 40, 300, 300),
  "stack:nas/media": box(30, 60, 200, 100),
  "container:nas/web": box(40, 80, 150, 42),
  "container:nas/db": box(240, 80, 60, 42),
});

test("a place means the innermost box that holds it; a lane is a line and means its zone", () => {
  expect(innermostBox(boxes, { x: 50, y: 90 })).toBe("container:nas/web");
  expect(innermostBox(boxes, { x: 35, y: 65 })).toBe("stack:nas/media");
  expect(innermostBox(boxes, { x: 25, y: 330 })).toBe("host:nas");
  expect(innermostBox(boxes, { x: 100, y: 15 })).toBe("zone:prod");
  expect(innermostBox(boxes, { x: 500, y: 15 })).toBeNull();
});

test("a lasso catches the cards that it touches, and of folded boxes the box", () => {
  expect(caughtBy(box(180, 90, 100, 10), boxes, new Set())).toEqual(["container:nas/web", "container:nas/db"]);
  expect(caughtBy(box(180, 90, 10, 10), boxes, new Set(["stack:nas/media"]))).toContain("stack:nas/media");
  expect(caughtBy(box(500, 500, 10, 10), boxes, new Set())).toEqual([]);
});
