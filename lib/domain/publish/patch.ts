import type { Patch, View } from "../topology/model";

/** What has to be put, whole, and what deleted to get from one table to the next. */
export interface Changes<T> {
  readonly put: readonly T[];
  readonly del: readonly string[];
}

type Entries = Pick<View, "nodes" | "relations" | "findings" | "places">;

/** What has to be put and deleted to get from one view to the next. Whole objects, only those whose identity changed. */
export const diffViews = (previous: Entries, next: Entries): Patch => ({
  nodes: diff(previous.nodes, next.nodes),
  relations: diff(previous.relations, next.relations),
  findings: diff(previous.findings, next.findings),
  places: diff(previous.places, next.places),
});

export const isEmptyPatch = ({ nodes, relations, findings, places }: Patch): boolean =>
  [nodes, relations, findings, places].every(({ put, del }) => put.length === 0 && del.length === 0);

/**
 * The entries after a patch. What a patch doesn't name keeps its identity, and a map that it doesn't touch is the very
 * same map, so that a reader can tell by `===` what to draw again. Applying a patch twice changes nothing more.
 */
export const applyPatch = (entries: Entries, patch: Patch): Entries => ({
  nodes: apply(entries.nodes, patch.nodes),
  relations: apply(entries.relations, patch.relations),
  findings: apply(entries.findings, patch.findings),
  places: apply(entries.places, patch.places),
});

export function diff<T>(previous: ReadonlyMap<string, T>, next: ReadonlyMap<string, T>): Changes<T> {
  if (previous === next) return { put: [], del: [] };
  const put: T[] = [];
  const del: string[] = [];
  for (const [id, value] of next) if (previous.get(id) !== value) put.push(value);
  for (const id of previous.keys()) if (!next.has(id)) del.push(id);
  return { put, del };
}

function apply<T extends { readonly id: string }>(
  entries: ReadonlyMap<string, T>,
  { put, del }: Changes<T>,
): ReadonlyMap<string, T> {
  if (put.length === 0 && del.length === 0) return entries;
  const next = new Map(entries);
  for (const id of del) next.delete(id);
  for (const value of put) next.set(value.id, value);
  return next;
}
