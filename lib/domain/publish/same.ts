/**
 * Deep equality of plain data (what JSON can say), so that a node which says the same keeps its identity and is not sent
 * again. Keys that are `undefined` count as missing.
 */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((each, index) => same(each, b[index]));
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) if (Object.hasOwn(left, key) && !same(left[key], right[key])) return false;
  for (const key in right)
    if (Object.hasOwn(right, key) && right[key] !== undefined && !Object.hasOwn(left, key)) return false;
  return true;
}

/** Whether two lists hold the very same things. */
export const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((each, i) => each === b[i]));

/** `next` with the values of `previous` wherever they say the same; `previous` itself if nothing differs. */
export function keepSame<T>(previous: ReadonlyMap<string, T>, next: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  if (previous === next) return previous;
  let changed = previous.size !== next.size;
  const kept: [string, T][] = [];
  next.forEach((value, id) => {
    const before = previous.get(id);
    if (before === value && before !== undefined) return;
    if (before !== undefined && same(before, value)) kept.push([id, before]);
    else changed = true;
  });
  if (!changed) return previous;
  if (kept.length === 0) return next;
  const table = new Map(next);
  for (const [id, value] of kept) table.set(id, value);
  return table;
}
