import type { Operation } from "@/lib/domain/operation";

/** What was loaded, with what the stream has told since; the newest first. */
export function mergeOperations(loaded: Iterable<Operation>, live: Iterable<Operation>): readonly Operation[] {
  const byId = new Map<string, Operation>();
  for (const operation of [...loaded, ...live]) byId.set(operation.id, operation);
  return [...byId.values()].sort((a, b) => b.startedAt - a.startedAt);
}
