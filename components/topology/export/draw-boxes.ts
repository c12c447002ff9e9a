import { memberCount } from "@/components/health/tier-counts";
import { drawCompartment, drawLane } from "@/components/topology/export/draw-compartment";
import { drawHostIcon } from "@/components/topology/export/draw-host-icon";
import type { PictureSheet } from "@/components/topology/export/picture-sheet";
import { groupCounts, groupMembers, groupName } from "@/components/topology/pipeline/group-members";
import { overlaps } from "@/components/topology/pipeline/visible";
import { drawBadges, drawCard, drawFrame } from "@/components/topology/scene/draw-card";
import { hatch, panel } from "@/components/topology/scene/draw-group";
import { drawCounts } from "@/components/topology/scene/draw-zone";
import { isFaded } from "@/components/topology/scene/sheet";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import {
  type HostLikeNode,
  isHostLike,
  isMember,
  isStackLike,
  type StackLikeNode,
  sourcesOf,
} from "@/lib/domain/topology/members";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { podsOnHosts } from "@/lib/domain/topology/pods-on";
import { kindOf } from "@/lib/domain/topology/slot-gaps";
import { hostLikeWords } from "@/lib/domain/words/kind-words";
import { plural } from "@/lib/domain/words/wording";

const layers = ["zone", "lane", "band", "group", "loose", "host", "stack", "container"];
const layerOf = (id: NodeId): number => layers.indexOf(kindOf(id));

/** Boxes between two looks at the clock. */
const batch = 200;

/**
 * Draws every box that `window` (plane px) shows, as the elements of near by look, in the order in which they lie on
 * each other. Yields how much of it is done, 0 to 1, every now and then.
 */
export function* drawBoxes(sheet: PictureSheet, window: Box): Generator<number> {
  const shown = Object.entries(sheet.geometry.boxes)
    .filter(([, box]) => overlaps(box, window))
    .sort(([a], [b]) => layerOf(a) - layerOf(b));
  for (const [i, [id, box]] of shown.entries()) {
    drawBox(sheet, id, box);
    if (i % batch === batch - 1) yield i / shown.length;
  }
}

function drawBox(sheet: PictureSheet, id: NodeId, box: Box): void {
  const node = sheet.lab.nodes.get(id);
  if (!node) drawGroupBox(sheet, id, box);
  else if (node.kind === "zone") drawCompartment(sheet, node, box);
  else if (node.kind === "lane") drawLane(sheet, node, box);
  else if (isHostLike(node)) drawHost(sheet, node, box);
  else if (isStackLike(node) && sheet.map.folded.has(id)) drawFoldedStack(sheet, node, box);
  else if (isStackLike(node)) drawStackLabel(sheet, node, box);
  else if (isMember(node)) drawCard(sheet, node, box);
}

function drawPanel({ pen, ink, lens }: PictureSheet, box: Box, look: { faded: boolean; stale: boolean }): void {
  pen.fillStyle = ink.surface;
  panel(pen, box, 3);
  pen.fill();
  if (look.stale) hatch(pen, box, ink.hatch, lens.zoom);
  pen.lineWidth = 1;
  pen.setLineDash(look.stale ? [3, 3] : []);
  pen.strokeStyle = look.faded ? ink.border : ink.borderStrong;
  panel(pen, box, 3);
  pen.stroke();
  pen.setLineDash([]);
}

function drawHost(sheet: PictureSheet, node: HostLikeNode, box: Box): void {
  const { ink, letters, map, words, marks } = sheet;
  const stale = node.health.tier === "unknown";
  const faded = isFaded(sheet, node.id);
  drawPanel(sheet, box, { faded, stale });
  const middle = box.y + 15.5;
  const folded = map.folded.has(node.id);
  drawHostIcon(sheet, node.kind === "cluster" ? "cluster" : node.hostKind, box.x + 9, middle - 0.5);
  const right = box.x + box.w - 9;
  const mono = `400 11px ${ink.mono}`;
  const address = folded ? "" : (node.address ?? "");
  if (!folded) letters.write(address, mono, ink.muted, right - letters.width(address, mono), middle);
  const own = folded ? 110 : address ? letters.width(address, mono) + 8 : 0;
  const aside = own + drawPods(sheet, node.id, { right: right - own, middle });
  const badges = drawBadges(sheet, node.alsoIn, { right: right - aside, middle, faded: false });
  if (folded) drawCounts(sheet, node.counts, { left: box.x + box.w / 2, right, middle });
  const room = box.w - 46 - aside - badges;
  const font = `${faded ? 400 : 600} 12.5px ${ink.family}`;
  const name = letters.cut(node.name, font, room * 0.6);
  let x = box.x + 32;
  x += letters.write(name, font, faded ? ink.faint : stale ? ink.muted : ink.text, x, middle) + 7;
  const small = `${stale ? 500 : 400} 11.5px ${ink.family}`;
  if (stale) {
    marks.unknown.push({ x: x + 6, y: middle, size: 11 });
    x += 17;
  }
  const source = sourcesOf(node)
    .map((id) => sheet.lab.sources.get(id))
    .find((each) => each?.state === "stale");
  const since = source?.since ?? node.health.since;
  const state = stale
    ? since === null
      ? "Unknown"
      : `Unknown since ${words.moment(since)}`
    : folded
      ? "Folded"
      : (node.version ?? hostLikeWords(node));
  const left = room - letters.width(name, font) - (stale ? 24 : 7);
  letters.write(letters.cut(state, small, left), small, stale ? ink.tier.unknown : ink.muted, x, middle);
}

/** How many pods run on a node of a cluster, left of `right`. @returns how much room that takes. */
function drawPods(
  { ink, letters, lab, marks }: PictureSheet,
  hostId: NodeId,
  { right, middle }: { readonly right: number; readonly middle: number },
): number {
  const pods = podsOnHosts(lab.nodes).get(hostId);
  if (!pods) return 0;
  const font = `400 11.5px ${ink.family}`;
  const text = plural(pods.count, "pod");
  const width = letters.width(text, font);
  letters.write(text, font, ink.muted, right - width, middle);
  marks[pods.worst].push({ x: right - width - 10, y: middle, size: pods.worst === "ok" ? 8 : 11 });
  return width + 24;
}

function drawGroupBox(sheet: PictureSheet, id: NodeId, box: Box): void {
  const { ink, letters, map, geometry, lab } = sheet;
  const members = groupMembers(id, geometry);
  const faded = map.lit !== null && !members.some((member) => map.lit?.has(member));
  drawPanel(sheet, box, { faded, stale: false });
  const font = `${faded ? 400 : 600} 12.5px ${ink.family}`;
  const middle = box.y + 15.5;
  const counts = groupCounts(members, lab.nodes);
  drawStackSign(sheet, { x: box.x + 9, middle, size: 14 });
  const name = letters.cut(groupName(id, lab.nodes) ?? "", font, box.w * 0.6);
  const end = box.x + 30 + letters.write(name, font, faded ? ink.faint : ink.text, box.x + 30, middle);
  drawCounts(sheet, counts, { left: end + 6, right: box.x + box.w - 8, middle });
}

/** In a box that says the stack's name already, its part on a host says which host. */
function labelOf(node: TopologyNode, { geometry, lab }: PictureSheet): string {
  if (geometry.parents?.[node.id] === undefined) return node.name;
  const host = lab.nodes.get(node.parentId ?? "");
  return host ? `on ${host.name}` : node.name;
}

const stackPath =
  "M12.83 2.18a2 2 0 0 0-1.66 0L2.6 6.08a1 1 0 0 0 0 1.83l8.58 3.91a2 2 0 0 0 1.66 0l8.58-3.9a1 1 0 0 0 0-1.83zM2 12a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 12M2 17a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 17";

function drawStackSign(
  { pen, ink, trace }: PictureSheet,
  { x, middle, size = 12 }: { readonly x: number; readonly middle: number; readonly size?: number },
): void {
  pen.strokeStyle = ink.muted;
  pen.lineWidth = size / 12;
  trace(stackPath, "stroke", { x, y: middle - size / 2, scale: size / 24, round: true });
}

function drawStackLabel(sheet: PictureSheet, node: StackLikeNode, box: Box): void {
  const { ink, letters } = sheet;
  const font = `400 11px ${ink.family}`;
  const middle = box.y + 11;
  drawStackSign(sheet, { x: box.x, middle });
  const text = letters.cut(labelOf(node, sheet), font, box.w - 20);
  letters.write(text, font, isFaded(sheet, node.id) ? ink.faint : ink.muted, box.x + 17, middle);
}

function drawFoldedStack(sheet: PictureSheet, node: StackLikeNode, box: Box): void {
  const { ink, letters, marks } = sheet;
  const faded = isFaded(sheet, node.id);
  drawFrame(sheet, node.id, box, faded);
  const middle = box.y + box.h / 2;
  drawStackSign(sheet, { x: box.x + 8, middle });
  const wide = box.w > 200;
  const font = `500 12px ${ink.family}`;
  const name = letters.cut(labelOf(node, sheet), font, wide ? box.w * 0.45 : box.w - 88);
  const end = box.x + 27 + letters.write(name, font, faded ? ink.faint : ink.text, box.x + 27, middle);
  const right = box.x + box.w - 12;
  if (wide) drawCounts(sheet, node.counts, { left: end + 6, right, middle });
  else {
    const count = String(memberCount(node.counts));
    const x = right - letters.write(count, font, ink.muted, right - letters.width(count, font), middle);
    marks[node.health.tier].push({ x: x - 11, y: middle, size: node.health.tier === "ok" ? 8 : 11 });
  }
}
