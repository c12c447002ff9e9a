import type { Words } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import type { DrawnKinds } from "@/components/shell/edge-view";
import { drawPicture } from "@/components/topology/export/draw-picture";
import { type PictureSheet, readMoreInk } from "@/components/topology/export/picture-sheet";
import { type PicturePlan, type PictureWish, planPicture } from "@/components/topology/export/plan-picture";
import { canvasTools, svgTools, type Tools } from "@/components/topology/export/tools";
import { useMap } from "@/components/topology/map-store";
import { readInk } from "@/components/topology/scene/ink";
import { Letters } from "@/components/topology/scene/letters";
import { noMarks } from "@/components/topology/scene/sheet";
import type { Lens } from "@/components/topology/scene/squeeze";

export interface Asked {
  readonly wish: PictureWish;
  readonly lens: Lens;
  readonly words: Words;
  readonly edges: DrawnKinds;
  readonly title: string;
}

export interface Made {
  readonly file: Blob;
  readonly plan: PicturePlan;
}

/** Work without a pause is no longer than this, ms: the page goes on meanwhile. */
const sliceMs = 12;
const smallerBy = [1, 0.5, 0.25, 0.125];

/**
 * Makes the picture of what the map is now; what changes meanwhile is not in it.
 *
 * @param onProgress - 0 to 1.
 * @returns null where the browser can't, not even smaller.
 */
export async function makePicture(
  asked: Asked,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<Made | null> {
  const map = useMap.getState();
  const lab = useLab.getState();
  const { geometry } = map;
  if (!geometry) return null;
  await document.fonts.ready;
  for (const shrink of smallerBy) {
    const plan = planPicture(asked.wish, geometry.size, { lens: asked.lens, ...map }, shrink);
    const tools = asked.wish.format === "svg" ? svgTools(plan) : canvasTools(plan);
    if (!tools) continue;
    const sheet = sheetOf(plan, tools, asked, { map, lab, geometry });
    await inSlices(drawPicture(sheet, asked.edges), signal, (share) => onProgress(share * 0.8));
    const file = await tools.finish(asked.title);
    signal.throwIfAborted();
    if (file) return { file, plan };
  }
  return null;
}

type Now = Pick<PictureSheet, "map" | "geometry"> & { readonly lab: ReturnType<typeof useLab.getState> };

function sheetOf(plan: PicturePlan, tools: Tools, { words }: Asked, { map, lab, geometry }: Now): PictureSheet {
  const { lit, folded, related, breachEnds, selectId, selectedIds, progress } = map;
  const sayUnknown = (since: number | null) => (since === null ? "Unknown" : `Unknown since ${words.moment(since)}`);
  return {
    ...tools,
    ink: readInk(),
    more: readMoreInk(),
    letters: new Letters(tools.pen),
    lens: plan.lens,
    level: plan.level,
    // What is pointed at or has the keyboard's focus is the screen's and not the picture's.
    facts: {
      ...{ lit, folded, related, breachEnds, selectId, selectedIds, progress, sayUnknown },
      ...{ nodes: lab.nodes, hoverId: null, ringId: null },
    },
    marks: noMarks(),
    paleMarks: noMarks(),
    words,
    lab,
    map,
    geometry,
  };
}

async function inSlices(work: Generator<number>, signal: AbortSignal, onProgress: (share: number) => void) {
  let began = performance.now();
  for (const share of work) {
    if (performance.now() - began < sliceMs) continue;
    onProgress(share);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    began = performance.now();
  }
}
