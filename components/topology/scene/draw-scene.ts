import { drawChip, drawGroup } from "@/components/topology/scene/draw-group";
import { drawWorn } from "@/components/topology/scene/draw-worn";
import { drawZone, drawZoneHead } from "@/components/topology/scene/draw-zone";
import type { GroupCache } from "@/components/topology/scene/group-cache";
import type { Ink } from "@/components/topology/scene/ink";
import type { Letters } from "@/components/topology/scene/letters";
import type { Level } from "@/components/topology/scene/level";
import type { Pen } from "@/components/topology/scene/marks";
import type { Group, Scene } from "@/components/topology/scene/scene";
import { drawGathered, type Facts, markAt, noMarks, type Sheet } from "@/components/topology/scene/sheet";
import { type Lens, onScreen, seeGroup, seen, seeZone } from "@/components/topology/scene/squeeze";

/** Draws what is on the screen. Cost grows with what is visible, not with the lab, and least where little changed. */
export function drawScene(
  scene: Scene,
  tools: { readonly pen: Pen; readonly ink: Ink; readonly letters: Letters; readonly cache: GroupCache | null },
  view: { readonly lens: Lens; readonly level: Level; readonly zooming: boolean },
  facts: Facts,
): void {
  const { pen, ink, letters, cache } = tools;
  const { lens, level } = view;
  const sheet: Sheet = { pen, ink, letters, lens, level, facts, marks: noMarks(), paleMarks: noMarks() };
  letters.on(pen);
  pen.fillStyle = ink.bg;
  pen.fillRect(0, 0, lens.w, lens.h);
  const drawGroups = (groups: readonly Group[], press: Parameters<typeof seeGroup>[2]) => {
    for (const group of groups) {
      const at = seeGroup(group, lens, press);
      if (seen(at.rect, lens)) drawGroup(sheet, group, at, { cache, zooming: view.zooming });
    }
  };
  cache?.begin(facts, ink);
  for (const zone of scene.zones) {
    const { rect, press } = seeZone(zone, lens);
    if (!seen(rect, lens)) continue;
    drawZone(sheet, zone, rect, press);
    drawGroups(zone.groups, press);
    drawZoneHead(sheet, zone, rect);
  }
  drawGroups(scene.groups, null);
  for (const { id, box } of scene.loose) {
    if (level === "far") markAt(sheet, id, onScreen(box, lens));
    else drawChip(sheet, id, onScreen(box, lens));
  }
  drawGathered(sheet);
  drawWorn(sheet, scene);
}
