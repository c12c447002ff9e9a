"use client";

import { create } from "zustand";
import type { Operation } from "@/lib/domain/operation";

const key = "bulkhead:seen-results";
const most = 300;

interface Seen {
  /** When this browser's session began, epoch ms, its own clock. */
  readonly begunAt: number;
  readonly ids: ReadonlySet<string>;
}

/** Whose results this browser session has seen. Others go on seeing them until somebody says "Seen". */
export const useSeen = create<Seen>(() => read());

/** A plain success before this session began is no news: the container's own state says it. */
export function isSeen(operation: Operation, { begunAt, ids }: Seen): boolean {
  if (operation.seenAt !== null || ids.has(operation.id)) return true;
  return operation.state === "succeeded" && operation.kind !== "redeploy" && (operation.endedAt ?? 0) < begunAt;
}

export function markSeen(operationIds: Iterable<string>): void {
  const seen = useSeen.getState();
  const fresh = [...operationIds].filter((id) => !seen.ids.has(id));
  if (fresh.length === 0) return;
  const next = { ...seen, ids: new Set([...seen.ids, ...fresh].slice(-most)) };
  useSeen.setState(next);
  try {
    sessionStorage.setItem(key, JSON.stringify({ begunAt: next.begunAt, ids: [...next.ids] }));
  } catch {
    // Kept by this page alone then.
  }
}

/** A storage that is full, closed or holds something else begins a session anew. */
function read(): Seen {
  const fresh: Seen = { begunAt: Date.now(), ids: new Set() };
  if (typeof sessionStorage === "undefined") return fresh;
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (kept && typeof kept === "object" && "begunAt" in kept && "ids" in kept && Array.isArray(kept.ids)) {
      const ids = kept.ids.filter((id): id is string => typeof id === "string");
      return { begunAt: Number(kept.begunAt) || fresh.begunAt, ids: new Set(ids) };
    }
    sessionStorage.setItem(key, JSON.stringify({ begunAt: fresh.begunAt, ids: [] }));
  } catch {
    // The same as none.
  }
  return fresh;
}
