import { memberCount } from "@/components/health/tier-counts";
import { groupName } from "@/components/topology/pipeline/group-members";
import { drawCounts } from "@/components/topology/scene/draw-zone";
import type { GroupCache } from "@/components/topology/scene/group-cache";
import { isFarAt } from "@/components/topology/scene/level";
import type { Group } from "@/components/topology/scene/scene";
import { isFaded, markAt, markSize, type Sheet } from "@/components/topology/scene/sheet";
import { type SeenGroup, seeCard, seeInside, seeMark, seen, seeStack } from "@/components/topology/scene/squeeze";
import type { Tier } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { Box } from "@/lib/domain/topology/geometry-model";
import { isGroup } from "@/lib/domain/topology/groups";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { podsOnHosts } from "@/lib/domain/topology/pods-on";
import { plural } from "@/lib/domain/words/wording";

/**
 * A host or stack: its panel and head, then far out a mark per member, nearer its stacks and chips. Where the zoom stays,
 * its content is a picture that is kept; while a hand zooms, chips are drawn anew so that names stay sharp, and marks are
 * a picture of nearly the size, painted anew every few frames and not for all hosts in the same.
 */
export function drawGroup(
  sheet: Sheet,
  group: Group,
  at: SeenGroup,
  { cache, zooming }: { readonly cache: GroupCache | null; readonly zooming: boolean },
): void {
  drawPanel(sheet, group, at);
  if (at.head > 0) drawHead(sheet, group, at);
  else if (group.members.length === 0 && at.rect.h >= 10)
    markAt(sheet, group.id, { ...at.rect, w: Math.min(at.rect.w, 17) });
  const { zoom } = sheet.lens;
  const far = sheet.level === "far";
  const paint = (paper: Sheet) => (far ? drawMembers(paper, group, at) : drawChips(paper, group, at));
  const kept =
    far || !zooming
      ? cache?.draw(sheet, group, at.rect, { zoom: zooming ? nearZoom(zoom, group) : zoom, mayWait: far }, paint)
      : false;
  if (!kept) paint(sheet);
  if (zooming && sheet.level === "middle" && isFarAt(sheet.lens.zoom / 1.4)) prepareFar(sheet, group, at, cache);
}

/** A hand that zooms out soon needs a picture of marks of every host: some are painted in each frame on the way. */
function prepareFar(sheet: Sheet, group: Group, at: SeenGroup, cache: GroupCache | null): void {
  const far: Sheet = { ...sheet, level: "far" };
  cache?.prepare(far, group, at.rect, nearZoom(sheet.lens.zoom, group), (paper) => drawMembers(paper, group, at));
}

/** One of the zooms in steps of a quarter, each group at its own: they are not all painted anew at once. */
function nearZoom(zoom: number, group: Group): number {
  const step = Math.log(1.25);
  const phase = ((group.box.x * 7 + group.box.y * 13) % 101) / 101;
  return Math.exp((Math.round(Math.log(zoom) / step + phase) - phase) * step);
}

function drawMembers(sheet: Sheet, group: Group, at: SeenGroup): void {
  for (const [i, id] of group.members.entries()) {
    const cell = seeMark(group, i, at);
    if (shown(sheet, cell)) markAt(sheet, id, cell);
  }
}

function drawChips(sheet: Sheet, group: Group, at: SeenGroup): void {
  for (const { id, box } of group.stacks) drawStack(sheet, id, group.id, seeStack(box, sheet.lens, at));
  for (const { id, box } of group.rows) drawRow(sheet, id, seeInside(box, sheet.lens, at));
  for (const card of group.cards) drawChip(sheet, card.id, seeCard(card, sheet.lens, at));
}

const shown = (sheet: Sheet, rect: Box): boolean => sheet.whole === true || seen(rect, sheet.lens);

function drawPanel({ pen, ink, facts, ...sheet }: Sheet, group: Group, { rect }: SeenGroup): void {
  const node = facts.nodes.get(group.id);
  const unknown = node?.health.tier === "unknown";
  const pale = isPale({ pen, ink, facts, ...sheet }, group);
  pen.fillStyle = ink.surface;
  panel(pen, rect, 3);
  pen.fill();
  if (unknown) hatch(pen, rect, ink.hatch, sheet.lens.zoom);
  pen.lineWidth = 1;
  pen.setLineDash(unknown ? [3, 3] : []);
  pen.strokeStyle = pale ? ink.border : ink.borderStrong;
  panel(pen, rect, 3);
  pen.stroke();
  pen.setLineDash([]);
}

/** A group that is no node is as pale as all that is in it. */
const isPale = (sheet: Sheet, group: Group): boolean =>
  isGroup(group.id) ? group.members.every((id) => isFaded(sheet, id)) : isFaded(sheet, group.id);

/** The outline of a box with round corners, on whole pixels. */
export function panel(pen: Sheet["pen"], { x, y, w, h }: Box, radius: number): void {
  pen.beginPath();
  pen.roundRect(
    Math.round(x) + 0.5,
    Math.round(y) + 0.5,
    Math.max(1, Math.round(w) - 1),
    Math.max(1, Math.round(h) - 1),
    Math.min(radius, h / 4),
  );
}

/** What is not known is hatched; the lines keep their distance however far the map is. */
export function hatch(pen: Sheet["pen"], { x, y, w, h }: Box, ink: string, zoom: number): void {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, w, h);
  pen.clip();
  pen.strokeStyle = ink;
  pen.lineWidth = 1;
  pen.beginPath();
  const step = Math.max(6, 6 * Math.min(1, zoom * 2));
  for (let at = x - h; at < x + w; at += step) {
    pen.moveTo(at, y + h);
    pen.lineTo(at + h, y);
  }
  pen.stroke();
  pen.restore();
}

function drawHead(sheet: Sheet, group: Group, { rect, head }: SeenGroup): void {
  const { ink, letters, facts } = sheet;
  const node = facts.nodes.get(group.id);
  const title = node?.name ?? groupName(group.id, facts.nodes);
  if (title === null || rect.w < 30) return;
  const middle = rect.y + Math.min(head, rect.h) / 2 + 1;
  const font = `600 12px ${ink.family}`;
  const pale = isPale(sheet, group) || node?.health.tier === "unknown";
  const name = letters.cut(title, font, Math.min(rect.w - 14, Math.max(60, rect.w * 0.5)));
  let x = rect.x + 7;
  x += letters.write(name, font, pale ? ink.faint : ink.text, x, middle);
  const members = node && "counts" in node ? memberCount(node.counts) : group.members.length;
  if (members > 0 && rect.x + rect.w - x > 34)
    x += 6 + letters.write(String(members), `400 12px ${ink.family}`, ink.muted, x + 6, middle);
  const pods = podsOnHosts(facts.nodes).get(group.id);
  if (pods && rect.x + rect.w - x > 60)
    x += 6 + letters.write(plural(pods.count, "pod"), `400 12px ${ink.family}`, ink.muted, x + 6, middle);
  drawWorst(sheet, group, node?.health ?? null, { left: x + 10, right: rect.x + rect.w - 7, middle });
}

/** At the head's right: how long nothing is known, else the counts of what is folded, else the worst member by name. */
function drawWorst(
  sheet: Sheet,
  group: Group,
  health: { readonly tier: Tier; readonly since: number | null } | null,
  at: { readonly left: number; readonly right: number; readonly middle: number },
): void {
  const { ink, letters, facts, marks } = sheet;
  const room = at.right - at.left;
  if (room < 30) return;
  const node = facts.nodes.get(group.id);
  if (facts.folded.has(group.id) && node && "counts" in node) {
    drawCounts(sheet, node.counts, at);
    return;
  }
  const unknown = health?.tier === "unknown";
  const worst = unknown ? undefined : worstOf(group.members, facts.nodes);
  const tier = unknown ? "unknown" : worst?.health.tier;
  if (!tier) return;
  const font = `${tier === "unknown" ? 400 : 500} 11.5px ${ink.family}`;
  const text = letters.cut(worst ? worst.name : facts.sayUnknown(health?.since ?? null), font, room - 16);
  if (!text) return;
  const x = at.right - letters.width(text, font);
  marks[tier].push({ x: x - 9, y: at.middle, size: 11 });
  letters.write(text, font, tier === "unknown" ? ink.muted : ink.text, x, at.middle);
}

function worstOf(members: readonly NodeId[], nodes: Sheet["facts"]["nodes"]) {
  let warning: NodeId | undefined;
  for (const id of members) {
    const tier = nodes.get(id)?.health.tier;
    if (tier === "failed") return nodes.get(id);
    if (tier === "warning") warning ??= id;
  }
  return warning === undefined ? undefined : nodes.get(warning);
}

function drawStack(sheet: Sheet, id: NodeId, groupId: NodeId, { rect, head }: SeenGroup): void {
  const { pen, ink, letters, facts } = sheet;
  const node = facts.nodes.get(id);
  if (!node || !shown(sheet, rect)) return;
  // In a group of its own name a stack's part says where it runs.
  const host = isGroup(groupId) && node.parentId !== null ? facts.nodes.get(node.parentId) : undefined;
  pen.strokeStyle = ink.border;
  pen.lineWidth = 1;
  panel(pen, { x: rect.x - 2, y: rect.y, w: rect.w + 4, h: rect.h + 2 }, 3);
  pen.stroke();
  if (head < 10) return;
  const font = `400 11px ${ink.family}`;
  const text = letters.cut(host ? `on ${host.name}` : node.name, font, rect.w - 8);
  letters.write(text, font, isFaded(sheet, id) ? ink.faint : ink.muted, rect.x + 3, rect.y + 7);
}

function drawRow(sheet: Sheet, id: NodeId, rect: Box): void {
  const { pen, ink, letters, facts } = sheet;
  const node = facts.nodes.get(id);
  if (!node || !shown(sheet, rect)) return;
  chip(sheet, rect, node.health.tier, isFaded(sheet, id));
  if (rect.h < 11) return;
  const font = `500 11px ${ink.family}`;
  const middle = rect.y + rect.h / 2 + 0.5;
  const name = letters.cut(node.name, font, rect.w * 0.55);
  const after = rect.x + 6 + letters.write(name, font, isFaded(sheet, id) ? ink.faint : ink.text, rect.x + 6, middle);
  pen.globalAlpha = 1;
  if ("counts" in node) drawCounts(sheet, node.counts, { left: after + 4, right: rect.x + rect.w - 4, middle });
}

/** Ink and border by tier, as on a card. */
function chip({ pen, ink }: Sheet, rect: Box, tier: Tier, pale: boolean): void {
  const tint = ink.tint[tier];
  if (!pale && tier !== "neutral" && tier !== "unknown") {
    pen.fillStyle = tint ?? ink.raised;
    panel(pen, rect, 3);
    pen.fill();
  }
  pen.setLineDash(pale ? [] : tier === "neutral" ? [1, 2] : tier === "unknown" ? [3, 2] : []);
  pen.lineWidth = tier === "failed" && !pale ? 2 : 1;
  pen.strokeStyle = pale || tier === "ok" ? ink.border : ink.tier[tier];
  panel(pen, rect, 3);
  pen.stroke();
  pen.setLineDash([]);
}

/** One member as a chip: its mark and, where there is room, its name. */
export function drawChip(sheet: Sheet, id: NodeId, rect: Box): void {
  const { ink, letters, facts } = sheet;
  const node = facts.nodes.get(id);
  if (!node || !shown(sheet, rect)) return;
  const { tier } = node.health;
  const pale = isFaded(sheet, id);
  chip(sheet, rect, tier, pale && tier !== "failed");
  const named = rect.h >= 11.5 && rect.w >= 52;
  const cell = named ? { x: rect.x + 2, y: rect.y, w: Math.min(16, rect.h), h: rect.h } : rect;
  const size = Math.min(markSize(tier, { w: 17, h: 17 }), 11, rect.h - 2);
  (pale ? sheet.paleMarks : sheet.marks)[tier].push({
    x: cell.x + cell.w / 2,
    y: cell.y + cell.h / 2,
    size: Math.max(2, size),
  });
  if (!named) return;
  const font = `500 11px ${ink.family}`;
  const x = cell.x + cell.w + 2;
  const quiet = tier === "neutral" || tier === "unknown";
  letters.write(
    letters.cut(shortName(node), font, rect.x + rect.w - x - 3),
    font,
    pale ? ink.faint : quiet ? ink.muted : ink.text,
    x,
    rect.y + rect.h / 2 + 0.5,
  );
}

/** "paperless-db-1" in the stack "paperless" is "db-1": its label says the rest, and a chip is narrow. */
function shortName(node: TopologyNode): string {
  const start = node.kind === "container" && node.stack ? `${node.stack}-` : "";
  return start && node.name.startsWith(start) && node.name.length > start.length
    ? node.name.slice(start.length)
    : node.name;
}
