import UFuzzy from "@leeoniya/ufuzzy";
import { lettersMissing, lettersOf } from "@/components/shell/letters-of";
import { createEntryReader, type Entry, type Findable, isFindable } from "@/components/shell/search-entry";
import type { NodeId } from "@/lib/domain/ids";
import { isFrontId } from "@/lib/domain/topology/fold-fronts";
import type { TopologyNode } from "@/lib/domain/topology/model";

export interface Found {
  readonly node: Findable;
  /** The address, port, label … that it was found by; null: by its name. */
  readonly because: string | null;
}

/** How well a word fits an entry, best first. */
const ranks = {
  whole: 0,
  start: 1,
  wordStart: 2,
  inName: 3,
  fact: 4,
  factStart: 5,
  inFact: 6,
  around: 8,
  slip: 12,
  imageSlip: 14,
};
const nowhere = 255;

// One letter more, less, other or swapped in a word is forgiven.
const fuzzy = new UFuzzy({ intraMode: 1 });

/**
 * Finds nodes by name, image, label, address, port, MAC address, network, zone and VLAN. The index is built once;
 * `update` reads only what changed since.
 */
export function createLabSearch() {
  const entries: Entry[] = [];
  const typed: string[] = [];
  const names: string[] = [];
  const slots = new Map<NodeId, number>();
  /** Where the words of the last search occur. */
  let found: ReadonlyMap<string, readonly number[]> = new Map();
  let read: ReadonlyMap<NodeId, TopologyNode> | null = null;

  const put = (slot: number, entry: Entry) => {
    entries[slot] = entry;
    typed[slot] = entry.typed;
    names[slot] = entry.name;
    slots.set(entry.node.id, slot);
  };
  /** The last entry takes the place of the one that goes. */
  const drop = (slot: number) => {
    const gone = entries[slot];
    const last = entries.pop();
    typed.pop();
    names.pop();
    if (!gone || !last) return;
    slots.delete(gone.node.id);
    if (gone !== last) put(slot, last);
  };

  return {
    update(nodes: ReadonlyMap<NodeId, TopologyNode>): void {
      if (read === nodes) return;
      read = nodes;
      found = new Map();
      const toEntry = createEntryReader(nodes);
      for (const node of nodes.values()) {
        if (!isFindable(node) || isItsOwnWorkload(node, nodes)) continue;
        const slot = slots.get(node.id) ?? entries.length;
        const before = entries[slot];
        const entry = toEntry(node, before);
        if (entry !== before) put(slot, entry);
      }
      for (let slot = entries.length - 1; slot >= 0; slot -= 1)
        if (!nodes.has(entries[slot]?.node.id ?? "")) drop(slot);
    },

    /** The nodes that every word of a text fits, best first. An empty text finds nothing. */
    search(text: string, limit = 12): readonly Found[] {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
      if (words.length === 0) return [];
      const total = new Uint16Array(entries.length);
      const foundNow = new Map<string, readonly number[]>();
      for (const word of words)
        foundNow.set(word, addRanks(word, { entries, typed, names }, { total, limit, within: withinOf(word, found) }));
      found = foundNow;
      return bestOf(entries, total, limit).map((entry) => ({ node: entry.node, because: reasonOf(entry, words) }));
    },
  };
}

/** A pod that nobody made stands on the map as a workload, by its own name; it is not found twice. */
function isItsOwnWorkload(node: TopologyNode, nodes: ReadonlyMap<NodeId, TopologyNode>): boolean {
  const owner = node.kind === "pod" && node.parentId !== null ? nodes.get(node.parentId) : undefined;
  return owner?.kind === "workload" && owner.workloadKind === "Pod";
}

interface Index {
  readonly entries: readonly Entry[];
  readonly typed: string[];
  readonly names: string[];
}

/** Where a word can occur at all: where its beginning, which was looked for before, did. Null: anywhere. */
function withinOf(word: string, found: ReadonlyMap<string, readonly number[]>): readonly number[] | null {
  let within: readonly number[] | null = null;
  for (const [before, slots] of found)
    if (word.startsWith(before) && slots.length < (within?.length ?? Number.POSITIVE_INFINITY)) within = slots;
  return within;
}

interface Ranking {
  readonly total: Uint16Array;
  readonly limit: number;
  readonly within: readonly number[] | null;
}

/** Adds to `total` how well each entry fits the word. @returns where it occurs, slips apart. */
function addRanks(
  word: string,
  { entries, typed, names }: Index,
  { total, limit, within }: Ranking,
): readonly number[] {
  const own = new Uint8Array(entries.length).fill(nowhere);
  const found: number[] = [];
  let hits = 0;
  const look = (slot: number) => {
    const rank = rankOf(entries[slot] as Entry, word);
    if (rank === nowhere) return;
    own[slot] = rank;
    found.push(slot);
    if (rank < ranks.around) hits += 1;
  };
  if (within) within.forEach(look);
  else for (let slot = 0; slot < entries.length; slot += 1) look(slot);
  if (hits < limit && /^[a-z\d][a-z\d._-]{2,}$/.test(word)) {
    const near = mayBeSlips(word, entries).filter((slot) => own[slot] === nowhere);
    const slips = near.length > 0 ? (fuzzy.filter(typed, word, near) ?? []) : [];
    for (const slot of slips) own[slot] = ranks.imageSlip;
    for (const slot of slips.length > 0 ? (fuzzy.filter(names, word, slips) ?? []) : []) own[slot] = ranks.slip;
  }
  for (let slot = 0; slot < own.length; slot += 1) {
    const rank = own[slot] ?? nowhere;
    total[slot] = rank === nowhere ? 0xffff : Math.min(0xffff, (total[slot] ?? 0) + rank);
  }
  return found;
}

/** Those that a word may be a slip of; to look closer costs much more. A part of five letters or more may lack one. */
function mayBeSlips(word: string, entries: readonly Entry[]): number[] {
  const parts = word
    .split(/[._-]+/)
    .map((part) => ({ letters: lettersOf(part), spare: part.length > 4 && /\D/.test(part) ? 1 : 0 }));
  const slots: number[] = [];
  for (let slot = 0; slot < entries.length; slot += 1) {
    const there = entries[slot]?.letters ?? 0;
    if (parts.every(({ letters, spare }) => lettersMissing(letters, there) <= spare)) slots.push(slot);
  }
  return slots;
}

/** Best rank first; of equals the shorter name. Only as many are put in order as are needed. */
function bestOf(entries: readonly Entry[], total: Uint16Array, limit: number): readonly Entry[] {
  const byRank: Entry[][] = [];
  for (let slot = 0; slot < total.length; slot += 1) {
    const rank = total[slot] ?? nowhere;
    if (rank >= nowhere) continue;
    byRank[rank] ??= [];
    byRank[rank].push(entries[slot] as Entry);
  }
  const best: Entry[] = [];
  for (const equals of byRank) {
    if (!equals) continue;
    best.push(...firstFew(equals, limit - best.length));
    if (best.length >= limit) break;
  }
  return best;
}

/** Of one name the workload comes before the Service that leads to it. */
const shorter = (a: Entry, b: Entry): number =>
  a.name.length - b.name.length ||
  Number(isFrontId(a.node.id)) - Number(isFrontId(b.node.id)) ||
  (a.node.id < b.node.id ? -1 : 1);

/** The first `few` as if all had been put in order: one letter fits ten thousand equally well. */
function firstFew(entries: readonly Entry[], few: number): readonly Entry[] {
  const first: Entry[] = [];
  for (const entry of entries) {
    const last = first.at(-1);
    if (first.length === few && last && shorter(entry, last) > 0) continue;
    const at = first.findIndex((each) => shorter(entry, each) < 0);
    first.splice(at < 0 ? first.length : at, 0, entry);
    if (first.length > few) first.pop();
  }
  return first;
}

function rankOf({ node, name, facts, around }: Entry, word: string): number {
  const at = name.indexOf(word);
  // Pods begin with the name of their workload, and there are many of them: it comes first.
  if (at >= 0 && node.kind === "pod" && name.length > word.length) return ranks.inFact;
  if (at === 0) return name.length === word.length ? ranks.whole : ranks.start;
  const boundary = at > 0 && /[^a-z0-9]/.test(name.charAt(at - 1));
  if (at > 0) return boundary ? ranks.wordStart : ranks.inName;
  const fact = facts.indexOf(word);
  if (fact >= 0) {
    const starts = fact === 0 || facts.charAt(fact - 1) === "\n";
    const ends = /[\n/]/.test(facts.charAt(fact + word.length));
    return starts ? (ends ? ranks.fact : ranks.factStart) : ranks.inFact;
  }
  return around.includes(word) ? ranks.around : nowhere;
}

/** The first fact that a word fits which the name doesn't. */
function reasonOf({ name, facts, around }: Entry, words: readonly string[]): string | null {
  for (const word of words) {
    if (name.includes(word)) continue;
    const all = facts + around;
    const at = all.indexOf(word);
    if (at >= 0) return all.slice(all.lastIndexOf("\n", at) + 1, all.indexOf("\n", at));
  }
  return null;
}
