import { expect, test } from "vitest";
import { formatLabView, parseLabView, plainView } from "@/components/shell/lab-url";
import { parseViewPoint, toViewPoint } from "@/components/shell/view-point";

test("a place of the map survives its address", () => {
  const at = toViewPoint({ x: -300, y: 40, zoom: 0.75, w: 1368, h: 776 });
  expect(at).toEqual({ x: 1312, y: 464, zoom: 0.75 });
  const address = formatLabView({ ...plainView, at });
  expect(address).toBe("?at=1312,464,0.75");
  expect(parseLabView(new URLSearchParams(address)).at).toEqual(at);
});

test("an address that no map can be looked at by is no place", () => {
  for (const bad of [
    "",
    "NaN,1,1",
    "1,2",
    "1,2,3,4",
    "1e9,0,1",
    "1000000000,0,1",
    "0,0,0",
    "0,0,-1",
    "0,0,99",
    "a,b,c",
  ])
    expect(parseViewPoint(bad), bad).toBeNull();
  expect(parseViewPoint(null)).toBeNull();
  expect(parseViewPoint("Infinity,0,1")).toBeNull();
});
