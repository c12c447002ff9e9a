import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Shape, toPath } from "@/components/topology/export/icon-path";
import { HostIcon } from "@/components/topology/nodes/host-icon";
import { hostKinds } from "@/lib/domain/inventory/model";

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));

/** The shapes of a rendered icon, as the page has them. */
function shapesOf(markup: string): Shape[] {
  const inside = markup.replace(/^<svg[^>]*>/, "");
  return [...inside.matchAll(/<(\w+)([^>]*?)\/?>/g)].map(([, name = "", rest = ""]) => {
    const attributes = attributesOf(rest);
    return { name, get: (key) => Number(attributes.get(key) ?? 0), d: attributes.get("d") ?? "" };
  });
}

test("every kind of host has its icon's strokes, and only kinds of one icon share them", () => {
  const paths = hostKinds.map((kind) => {
    const shapes = shapesOf(renderToStaticMarkup(createElement(HostIcon, { kind })));
    expect(shapes.length, kind).toBeGreaterThan(0);
    for (const shape of shapes) expect(toPath([shape]), `${kind}'s ${shape.name}`).toMatch(/^M/);
    return toPath(shapes);
  });
  expect(new Set(paths).size).toBe(hostKinds.length - 1);
});

const shape = (name: string, numbers: Record<string, number>): Shape => ({
  name,
  get: (attribute) => numbers[attribute] ?? 0,
  d: "",
});

test("lines, circles and round boxes become the same strokes as a path", () => {
  expect(toPath([shape("line", { x1: 6, y1: 6, x2: 6.01, y2: 6 })])).toBe("M6 6L6.01 6");
  expect(toPath([shape("circle", { cx: 9, cy: 9, r: 2 })])).toBe("M7 9a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z");
  expect(toPath([shape("rect", { x: 2, y: 14, width: 20, height: 8, rx: 2 })])).toBe(
    "M4 14h16a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-4a2 2 0 0 1 2 -2Z",
  );
});
