import { arrowHead, linePath } from "@/components/topology/edges/breach-paths";
import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { arrowsOf, type EdgeDrawing, type EdgeRoute, type EdgeTone } from "@/components/topology/pipeline/edge-model";
import { hasCards } from "@/components/topology/scene/level";
import { isMemberId } from "@/lib/domain/topology/members";

const tones: readonly EdgeTone[] = ["map", "selection"];
const mostTags = 150;

/** The lines of *Dependencies*, or else the edges that are shown, with their counts, hubs, ports and hops. */
export function drawLines(sheet: PictureSheet, edges: EdgeDrawing, k: number): void {
  if (sheet.map.selectId === null) drawDependencies(sheet);
  drawWays(sheet, edges, k);
  const near = hasCards(sheet.level);
  for (const { count, middle, ...route } of edges.routes)
    if (count > 1 && isBundle(route)) haloed(sheet, String(count), middle, { k, align: "middle" });
  for (const hub of edges.hubs) {
    const { pen, ink } = sheet;
    const { x, y } = hub.at;
    pen.beginPath();
    if (hub.kind === "network") pen.arc(x, y, 4, 0, 2 * Math.PI);
    else pen.rect(x - 4, y - 4, 8, 8);
    pen.fillStyle = ink.surface;
    pen.fill();
    pen.strokeStyle = inkOf(sheet, hub.tone);
    pen.lineWidth = 1.5 * k;
    pen.stroke();
    const name = hub.name.length > 18 ? `${hub.name.slice(0, 17)}…` : hub.name;
    if (hub.room) haloed(sheet, name, { x: x - 7, y }, { k, align: "end" });
  }
  if (!near) return;
  for (const { text, at } of edges.tags) haloed(sheet, text, at, { k, align: "start" });
  drawHops(sheet, k);
}

const inkOf = ({ ink, more }: PictureSheet, tone: EdgeTone): string =>
  tone === "selection" ? ink.accent : more.control;

const isBundle = ({ from, to }: Pick<EdgeRoute, "from" | "to">): boolean => !(isMemberId(from) && isMemberId(to));

function drawWays(sheet: PictureSheet, { routes, hubs }: EdgeDrawing, k: number): void {
  const { pen, ink, trace } = sheet;
  const draw = (d: string, colour: string, width: number, dashes: number[] = []) => {
    if (!d) return;
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.setLineDash(dashes);
    trace(d, "stroke");
  };
  const ways = (fits: (route: EdgeRoute) => boolean) =>
    routes
      .filter(fits)
      .map(({ points }) => linePath(points))
      .join("");
  draw(ways(() => true) + hubs.map((hub) => hub.path).join(""), ink.surface, 4 * k);
  for (const tone of tones) {
    const colour = inkOf(sheet, tone);
    const hubPaths = hubs.filter((hub) => hub.tone === tone).map((hub) => hub.path);
    draw(hubPaths.join(""), colour, k);
    draw(
      ways((route) => route.tone === tone && route.certain),
      colour,
      1.5 * k,
    );
    draw(
      ways((route) => route.tone === tone && !route.certain),
      colour,
      1.5 * k,
      [5 * k, 4 * k],
    );
    const head = (points: EdgeRoute["points"]) => arrowHead(points, 5 * k, 8 * k);
    const heads = routes.filter((route) => route.tone === tone);
    pen.fillStyle = colour;
    pen.setLineDash([]);
    const arrows = heads.flatMap((route) => arrowsOf(route).map(head)).join("");
    if (arrows) trace(arrows, "fill");
  }
  pen.setLineDash([]);
}

function drawDependencies({ pen, more, trace, geometry }: PictureSheet): void {
  pen.strokeStyle = more.control;
  pen.fillStyle = more.control;
  pen.lineWidth = 1.5;
  for (const { points, certain } of geometry.lines ?? []) {
    pen.setLineDash(certain ? [] : [5, 4]);
    trace(linePath(points), "stroke");
    pen.setLineDash([]);
    trace(arrowHead(points, 5, 10), "fill");
  }
}

/** On what is lit from further off: how many hops it is away. */
function drawHops(sheet: PictureSheet, k: number): void {
  const { reach } = sheet.map;
  if (!reach) return;
  const further = [...reach.needs, ...reach.neededBy].filter(([id, { hops }]) => hops > 1 && sheet.geometry.boxes[id]);
  for (const [id, { hops }] of further.slice(0, mostTags)) {
    const box = sheet.geometry.boxes[id];
    if (box) haloed(sheet, `${hops} hops`, { x: box.x + box.w - 6, y: box.y }, { k, align: "end" });
  }
}

/** A small text that can be read on lines: a halo of the ground around it. */
function haloed(
  { pen, ink, letters }: PictureSheet,
  text: string,
  at: { readonly x: number; readonly y: number },
  { k, align }: { readonly k: number; readonly align: "start" | "middle" | "end" },
): void {
  const font = `500 ${10 * k}px ${ink.mono}`;
  const width = letters.width(text, font);
  const x = at.x - (align === "start" ? 0 : align === "middle" ? width / 2 : width);
  pen.font = font;
  pen.strokeStyle = ink.surface;
  pen.lineWidth = 3 * k;
  pen.setLineDash([]);
  pen.strokeText(text, x, at.y);
  letters.write(text, font, ink.text, x, at.y);
}
