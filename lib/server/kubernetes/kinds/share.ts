import "server-only";
import type { Share } from "./kind";

/**
 * Keeps one object per content for as long as somebody holds it. Values are built field by field in one order, so equal
 * ones print equally.
 */
export function createShare(): Share {
  const kept = new Map<string, WeakRef<object>>();
  const ended = new FinalizationRegistry<string>((print) => {
    if (kept.get(print)?.deref() === undefined) kept.delete(print);
  });
  return <T extends object>(value: T): T => {
    const print = JSON.stringify(value);
    const known = kept.get(print)?.deref();
    if (known) return known as T;
    kept.set(print, new WeakRef(value));
    ended.register(value, print);
    return value;
  };
}
