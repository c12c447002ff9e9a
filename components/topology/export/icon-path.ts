import { createElement, type ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

/** One shape of an icon, as SVG names it, with its attributes. */
export interface Shape {
  readonly name: string;
  readonly get: (attribute: string) => number;
  /** The outline of a `path`. */
  readonly d: string;
}

/**
 * The strokes of an icon as one SVG path, in its own units. Shapes that icons are not made of say nothing.
 */
export const toPath = (shapes: readonly Shape[]): string => shapes.map(outline).join("");

function outline({ name, get, d }: Shape): string {
  switch (name) {
    case "path":
      return d;
    case "line":
      return `M${get("x1")} ${get("y1")}L${get("x2")} ${get("y2")}`;
    case "circle":
      return ring(get("cx"), get("cy"), get("r"));
    case "rect":
      return rounded(get);
    default:
      return "";
  }
}

const ring = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

function rounded(get: Shape["get"]): string {
  const [x, y, w, h, r] = [get("x"), get("y"), get("width"), get("height"), get("rx")];
  const turn = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${w - 2 * r}${turn(r, r)}v${h - 2 * r}${turn(-r, r)}h${2 * r - w}${turn(-r, -r)}v${2 * r - h}${turn(r, -r)}Z`;
}

/** What an icon of the page draws, as one path: rendered once, off the page, so that both are the same strokes. */
export function pathOfIcon(icon: ReactElement): string {
  const root = createRoot(document.createElement("div"));
  const shapes: Shape[] = [];
  const read = (svg: HTMLElement | null) => {
    for (const element of svg?.querySelectorAll("svg *") ?? [])
      shapes.push({
        name: element.tagName,
        get: (attribute) => Number(element.getAttribute(attribute) ?? 0),
        d: element.getAttribute("d") ?? "",
      });
  };
  flushSync(() => root.render(createElement("div", { ref: read }, icon)));
  const path = toPath(shapes);
  root.unmount();
  return path;
}
