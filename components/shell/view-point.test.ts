import { expect, test } from "vitest";
import { formatLabView, parseLabView, plainView } from "@/components/shell/lab-url";
import { parseViewPlace, type ViewPlace } from "@/components/shell/view-point";

test("a place of the map survives its address", () => {
  const places: ViewPlace[] = [
    "whole",
    { near: null, x: 1312, y: -464, zoom: 0.75 },
    { near: "host:docker:nas/lab", x: 12, y: 40, zoom: 1 },
    // Names that look like a part of the address themselves.
    { near: "stack:nas/a,1,2", x: 12, y: 40, zoom: 0.5 },
    { near: "group:my lab & 100% + ~more\n#1", x: -3, y: 0, zoom: 2 },
  ];
  for (const at of places)
    expect(parseLabView(new URLSearchParams(formatLabView({ ...plainView, at }))).at, JSON.stringify(at)).toEqual(at);
});

test("the address of a place stays readable", () => {
  const at = { near: "host:nas", x: 1312, y: 464, zoom: 0.75 };
  expect(formatLabView({ ...plainView, at })).toBe("?at=host:nas,1312,464,0.75");
});

test("an address that no map can be looked at by is no place", () => {
  for (const bad of [
    "",
    "NaN,1,1",
    "1,2",
    "1,2,3,4",
    "1e9,0,1",
    "1000000000,0,1",
    "99999999999999999999,0,1",
    "0,0,0",
    "0,0,-1",
    "0,0,99",
    "a,b,c",
    "Infinity,0,1",
    "whole,0,0,1",
    "WHOLE",
    "host:,0,0,1",
    "host:nas",
    "host:nas,0,0",
    "host:nas,1e9,0,1",
    "host:nas,0,0,99",
    "javascript:alert(1)",
    `host:${"x".repeat(400)},0,0,1`,
  ])
    expect(parseViewPlace(bad), bad).toBeNull();
  expect(parseViewPlace(null)).toBeNull();
});
