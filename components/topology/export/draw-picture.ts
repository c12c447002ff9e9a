import type { DrawnKinds } from "@/components/shell/edge-view";
import { counterScale } from "@/components/topology/edges/counter-scale";
import { seeRun } from "@/components/topology/edges/see-run";
import { drawBoxes } from "@/components/topology/export/draw-boxes";
import { drawBreaches } from "@/components/topology/export/draw-breaches";
import { drawDoors } from "@/components/topology/export/draw-doors";
import { drawLines } from "@/components/topology/export/draw-lines";
import { edgesFor } from "@/components/topology/export/edges-for";
import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { drawScene } from "@/components/topology/scene/draw-scene";
import { drawWornAt } from "@/components/topology/scene/draw-worn";
import { hasCards } from "@/components/topology/scene/level";
import { toScene } from "@/components/topology/scene/scene";
import { type PlaceOf, seenPlaces } from "@/components/topology/scene/seen-place";
import { drawGathered } from "@/components/topology/scene/sheet";
import type { Box } from "@/lib/domain/topology/geometry-model";

/** Draws all of a picture, from its ground to the signs of its breaches. Yields how much is done, 0 to 1. */
export function* drawPicture(sheet: PictureSheet, edges: DrawnKinds): Generator<number> {
  const { pen, ink, lens, geometry } = sheet;
  sheet.lie({ scale: 1, dx: 0, dy: 0 });
  pen.fillStyle = ink.bg;
  pen.fillRect(0, 0, lens.w, lens.h);
  const window: Box = {
    x: -lens.x / lens.zoom,
    y: -lens.y / lens.zoom,
    w: lens.w / lens.zoom,
    h: lens.h / lens.zoom,
  };
  const plane = { scale: lens.zoom, dx: lens.x, dy: lens.y };
  let placeOf: PlaceOf = (id) => geometry.boxes[id];
  if (hasCards(sheet.level)) {
    sheet.lie(plane);
    yield* drawBoxes(sheet, window);
    drawGathered(sheet);
    drawWornAt(sheet, (id) => geometry.boxes[id]);
  } else {
    const scene = toScene(geometry, sheet.lab.nodes);
    drawScene(scene, { ...sheet, cache: null }, { ...sheet, zooming: false }, sheet.facts);
    const seen = seenPlaces(scene, sheet.level, lens.zoom);
    placeOf = (id) => seen(id) ?? geometry.boxes[id];
    sheet.lie(plane);
  }
  yield 0.9;
  const k = counterScale(lens.zoom);
  drawDoors(sheet, window);
  drawLines(sheet, edgesFor(sheet, edges, { window, placeOf }), k);
  const runs = geometry.breaches.map((run) => seeRun(run, geometry.boxes, placeOf));
  drawBreaches(sheet, runs, k);
  yield 1;
}
