import { isSaid } from "@/components/topology/progress/node-progress";
import type { Scene } from "@/components/topology/scene/scene";
import { type PlaceOf, seenPlaces } from "@/components/topology/scene/seen-place";
import { type Facts, markSize, type Sheet } from "@/components/topology/scene/sheet";
import { onScreen, seen } from "@/components/topology/scene/squeeze";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { isMemberId } from "@/lib/domain/topology/members";

/** What nodes wear besides their health: feet of operations, rings. Above all marks, and only for those that wear any. */
export function drawWorn(sheet: Sheet, scene: Scene): void {
  const { lens, level } = sheet;
  const placeOf = seenPlaces(scene, level, lens.zoom);
  const facts = withoutBox(sheet.facts, scene, placeOf);
  drawWornAt({ ...sheet, facts }, (id) => {
    const place = placeOf(id);
    const box = place && onScreen(place, lens);
    if (!box || !seen(box, lens)) return undefined;
    return level === "far" ? aroundMark(box, id, facts) : box;
  });
}

/** A selected stack that has no box, as far out, is ringed as its members' marks. */
function withoutBox(facts: Facts, scene: Scene, placeOf: PlaceOf): Facts {
  const ids = facts.selectId === null ? facts.selectedIds : [...facts.selectedIds, facts.selectId];
  const boxless = new Set<NodeId | null>();
  for (const id of ids) if (id.startsWith("stack:") && !placeOf(id)) boxless.add(id);
  if (boxless.size === 0) return facts;
  const groups = [...scene.zones.flatMap((zone) => zone.groups), ...scene.groups];
  const members = groups.flatMap((group) => group.members);
  const ringed = members.filter((id) => boxless.has(facts.nodes.get(id)?.parentId ?? null));
  return { ...facts, selectedIds: new Set([...facts.selectedIds, ...ringed]) };
}

/** The same where things are drawn at `boxOf`; undefined for what is not. */
export function drawWornAt(sheet: Sheet, boxOf: (id: NodeId) => Box | undefined): void {
  const { facts } = sheet;
  const dressed: { readonly id: NodeId; readonly box: Box }[] = [];
  for (const id of wearers(facts)) {
    const box = boxOf(id);
    if (box) dressed.push({ id, box });
  }
  for (const { id, box } of dressed) drawFoot(sheet, id, box);
  const rings = new Map<Ring, Box[]>(loudestLast.map((kind) => [kind, []]));
  for (const { id, box } of dressed) for (const kind of ringsOf(facts, id)) rings.get(kind)?.push(box);
  for (const [kind, boxes] of rings) if (boxes.length > 0) drawRings(sheet, boxes, kind);
}

function wearers(facts: Facts): ReadonlySet<NodeId> {
  const ids = new Set([...facts.progress.keys(), ...facts.selectedIds, ...facts.breachEnds, ...facts.related]);
  for (const id of [facts.selectId, facts.hoverId, facts.ringId]) if (id !== null) ids.add(id);
  return ids;
}

/** A mark's ring is round the mark and not round its cell, which may be much lower or much wider. */
function aroundMark(cell: Box, id: NodeId, { nodes }: Facts): Box {
  if (!isMemberId(id)) return cell;
  const reach = Math.max(markSize(nodes.get(id)?.health.tier ?? "unknown", cell) + 6, 12);
  return { x: cell.x + (cell.w - reach) / 2, y: cell.y + (cell.h - reach) / 2, w: reach, h: reach };
}

const loudestLast = ["related", "selected", "breach", "hover", "focus"] as const;
type Ring = (typeof loudestLast)[number];

/** Selection over breach over relation, then what is pointed at. */
function ringsOf(facts: Facts, id: NodeId): readonly Ring[] {
  const rings: Ring[] = [];
  if (facts.selectId === id || facts.selectedIds.has(id)) rings.push("selected");
  else if (facts.breachEnds.has(id)) rings.push("breach");
  else if (facts.related.has(id)) rings.push("related");
  if (facts.ringId === id) rings.push("focus");
  else if (facts.hoverId === id) rings.push("hover");
  return rings;
}

/** A running operation fills its foot step by step; one that has ended underlines what it came to. */
function drawFoot({ pen, ink, facts }: Sheet, id: NodeId, box: Box): void {
  const progress = facts.progress.get(id);
  if (!isSaid(progress, facts.nodes.get(id)?.health.tier ?? "unknown")) return;
  const colours = {
    running: ink.tier.progressing,
    succeeded: ink.tier.ok,
    "rolled-back": ink.tier.warning,
    failed: ink.tier.failed,
  };
  pen.fillStyle = colours[progress.state];
  const full = progress.state === "running" ? Math.max(0.2, progress.share) : 1;
  pen.fillRect(box.x, box.y + box.h - 2, box.w * full, 2);
}

/** All of a kind in one stroke: ten thousand may be selected at once. */
function drawRings({ pen, ink }: Sheet, boxes: readonly Box[], kind: Ring): void {
  const colours = {
    selected: ink.accent,
    related: ink.accent,
    breach: ink.tier.breach,
    hover: ink.muted,
    focus: ink.focus,
  };
  const off = kind === "focus" ? 3 : 1;
  const width = kind === "hover" || kind === "related" ? 1.5 : 2;
  pen.setLineDash([]);
  pen.beginPath();
  for (const { x, y, w, h } of boxes) pen.rect(x - off, y - off, w + 2 * off, h + 2 * off);
  for (const [line, colour] of [
    [width + 2, ink.bg],
    [width, colours[kind]],
  ] as const) {
    pen.lineWidth = line;
    pen.strokeStyle = colour;
    pen.stroke();
  }
}
