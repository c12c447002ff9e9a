import { useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import { currentScene } from "@/components/topology/scene/current-scene";
import { drawScene } from "@/components/topology/scene/draw-scene";
import { GroupCache } from "@/components/topology/scene/group-cache";
import { type Ink, readInk, watchInk } from "@/components/topology/scene/ink";
import { Letters } from "@/components/topology/scene/letters";
import { hasCards } from "@/components/topology/scene/level";
import type { Facts } from "@/components/topology/scene/sheet";
import type { Lens } from "@/components/topology/scene/squeeze";

interface Painted {
  /** Draw again in the next frame. */
  readonly touch: () => void;
  readonly stop: () => void;
}

/**
 * Draws the scene on a canvas once per frame in which something of it changed, and not at all while cards are shown.
 *
 * @param lens - What the map is looked at through, now.
 */
export function startPainter(
  canvas: HTMLCanvasElement,
  lens: () => Lens,
  sayUnknown: Facts["sayUnknown"],
): Painted | null {
  // It covers all of the map's ground, so nothing behind it has to be mixed in.
  const pen = canvas.getContext("2d", { alpha: false });
  if (!pen) return null;
  const letters = new Letters(pen);
  const cache = new GroupCache();
  let ink: Ink | null = null;
  let frame = 0;
  let lastZoom = 0;
  let sharpen: ReturnType<typeof setTimeout> | undefined;

  const paint = () => {
    frame = 0;
    const map = useMap.getState();
    if (map.asCards) return;
    const view = lens();
    fitTo(canvas, view, devicePixelRatio);
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.textBaseline = "middle";
    ink ??= readInk();
    // Cards that are still on their way are stood for by chips.
    const level = hasCards(map.level) ? "middle" : map.level;
    const { nodes, revision } = useLab.getState();
    const facts: Facts = {
      nodes,
      folded: map.folded,
      lit: map.lit,
      related: map.related,
      breachEnds: map.breachEnds,
      selectId: map.selectId,
      selectedIds: map.selectedIds,
      progress: map.progress,
      hoverId: map.hoverId,
      ringId: map.focusSeen ? map.focusId : null,
      sayUnknown,
    };
    const zooming = lastZoom !== 0 && view.zoom !== lastZoom;
    lastZoom = view.zoom;
    drawScene(currentScene(), { pen, ink, letters, cache }, { lens: view, level, zooming }, facts);
    // What was scaled while the hand zoomed is painted at its own size once it rests.
    clearTimeout(sharpen);
    if (zooming) sharpen = setTimeout(touch, 120);
    else if (cache.isBehind) touch();
    // What is painted can be told from outside: by a test, and by whoever measures.
    canvas.dataset.revision = String(revision);
  };
  const touch = () => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };
  const stops = [
    useLab.subscribe((lab, before) => lab.revision !== before.revision && touch()),
    useMap.subscribe(touch),
    watchInk(() => {
      ink = null;
      letters.forget();
      touch();
    }),
    () => cancelAnimationFrame(frame),
    () => clearTimeout(sharpen),
  ];
  touch();
  const stop = () => {
    for (const each of stops) each();
  };
  return { touch, stop };
}

/** As many pixels as the screen has: a canvas that is scaled is blurred. */
function fitTo(canvas: HTMLCanvasElement, { w, h }: Lens, ratio: number): void {
  const [width, height] = [Math.round(w * ratio), Math.round(h * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
