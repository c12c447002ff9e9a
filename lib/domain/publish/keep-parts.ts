/**
 * `next` with the parts of `previous` wherever they say the same; `previous` itself if nothing differs. Plain data, as
 * JSON says it; neither is changed. Who holds a table for hours keeps one text per name this way, not one for each time
 * that something near it changed.
 */
export function keepParts<T>(previous: unknown, next: T): T {
  // Equal texts are two until one of them is let go.
  if (previous === next) return previous as T;
  if (!isObject(previous) || !isObject(next) || Array.isArray(previous) !== Array.isArray(next)) return next;
  const before: Parts = previous;
  const keys = Object.keys(next);
  let isSame = keys.length === Object.keys(before).length;
  const kept = (Array.isArray(next) ? [...next] : { ...next }) as Record<string, unknown>;
  for (const key of keys) {
    const part = kept[key];
    const had = Object.hasOwn(before, key);
    kept[key] = had ? keepParts(before[key], part) : part;
    if (!had || kept[key] !== before[key]) isSame = false;
  }
  return (isSame ? before : kept) as T;
}

type Parts = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Parts => typeof value === "object" && value !== null;
