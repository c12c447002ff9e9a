/**
 * Readers for an engine's JSON as it came. Every one is total: a field that is missing or of another type reads as its
 * empty value, so a strange answer gives a poorer plan, never an exception.
 */
export type Raw = Readonly<Record<string, unknown>>;

export const record = (value: unknown): Raw =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Raw) : {};

export const text = (value: unknown): string => (typeof value === "string" ? value : "");

export const whole = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const strings = (value: unknown): readonly string[] => list(value).filter((item) => typeof item === "string");

/** Deep equality of JSON. `null`, missing, `[]` and `{}` are all "nothing said", as they are to an engine. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (isNothing(a) && isNothing(b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  if (a !== null && b !== null && typeof a === "object" && typeof b === "object") {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => sameJson(record(a)[key], record(b)[key]));
  }
  return a === b;
}

export const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (typeof value === "object" && Object.keys(value as object).length === 0);

/** `value` without `keys`, and without fields that are undefined. */
export const without = (value: Raw, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([key, field]) => field !== undefined && !keys.includes(key)));

/** "1.44" against "1.9": by number, part by part. */
export function apiAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major !== wantedMajor ? major > wantedMajor : minor >= wantedMinor;
}

/** Docker names a container "/web" in inspect and generates its hostname and an alias from the first 12 digits of its id. */
export const containerName = (container: Raw): string => text(container.Name).replace(/^\//, "");
export const shortId = (container: Raw): string => text(container.Id).slice(0, 12);
