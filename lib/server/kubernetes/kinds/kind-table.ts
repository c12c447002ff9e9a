import "server-only";
import type { ClusterKind } from "@/lib/domain/cluster-report";
import type { Json } from "@/lib/server/sources/read";
import type { KindSource, ReportOf, Share } from "./kind";
import { keyOf, toMeta } from "./meta";

/**
 * What is known of one kind. An object whose version didn't change keeps its report; who holds a snapshot is not
 * disturbed by what comes after.
 */
export interface KindTable<K extends ClusterKind = ClusterKind> {
  put(json: Json): void;
  remove(json: Json): void;
  /** A list in the making: nothing changes until it is whole. */
  begin(): ListInMaking;
  clear(): void;
  /** The same map until something changes. */
  snapshot(): ReadonlyMap<string, ReportOf<K>>;
}

export interface ListInMaking {
  add(json: Json): void;
  commit(): void;
}

/** @param onChange key of each object that is new, other or gone. */
export function createKindTable<K extends ClusterKind>(
  source: KindSource<K>,
  share: Share,
  onChange: (key: string) => void,
): KindTable<K> {
  let rows = new Map<string, ReportOf<K>>();
  let copy: ReadonlyMap<string, ReportOf<K>> | null = null;
  const { newest } = source;

  function toRow(json: Json): { key: string; report: ReportOf<K> } | null {
    const meta = toMeta(json, share);
    if (!meta) return null;
    const key = keyOf(meta);
    const known = rows.get(key);
    const isKnown = known?.uid === meta.uid && known.resourceVersion === meta.resourceVersion;
    if (known && isKnown && meta.resourceVersion !== "") return { key, report: known };
    return { key, report: source.toReport(json, meta, share) };
  }

  function changed(key: string): void {
    copy = null;
    onChange(key);
  }

  /** Leaves the newest. @returns what was left out. */
  function prune(all: Map<string, ReportOf<K>>, most = newest?.most ?? Number.POSITIVE_INFINITY): readonly string[] {
    if (!newest || all.size <= most) return [];
    const oldestFirst = [...all].sort(([, a], [, b]) => newest.age(a) - newest.age(b));
    const left = oldestFirst.slice(0, all.size - most).map(([key]) => key);
    for (const key of left) all.delete(key);
    return left;
  }

  return {
    put(json) {
      const row = toRow(json);
      if (!row || rows.get(row.key) === row.report) return;
      rows.set(row.key, row.report);
      changed(row.key);
      for (const key of prune(rows)) changed(key);
    },
    remove(json) {
      const meta = toMeta(json, share);
      const known = meta && rows.get(keyOf(meta));
      // One made anew under the same name is another object.
      if (!meta || !known || known.uid !== meta.uid) return;
      rows.delete(keyOf(meta));
      changed(keyOf(meta));
    },
    begin() {
      const next = new Map<string, ReportOf<K>>();
      return {
        add(json) {
          const row = toRow(json);
          if (!row) return;
          next.set(row.key, row.report);
          // However long a list of events is, little more than what stays is held at once.
          if (newest && next.size >= 2 * newest.most) prune(next);
        },
        commit() {
          prune(next);
          const before = rows;
          rows = next;
          for (const [key, report] of next) if (before.get(key) !== report) changed(key);
          for (const key of before.keys()) if (!next.has(key)) changed(key);
        },
      };
    },
    clear() {
      const before = rows;
      rows = new Map();
      for (const key of before.keys()) changed(key);
    },
    snapshot() {
      copy ??= new Map(rows);
      return copy;
    },
  };
}
