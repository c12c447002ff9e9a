type Fields = Readonly<Record<string, unknown>>;

/** A JSON merge patch (RFC 7386): what is written replaces, null takes away, lists are replaced as a whole. */
export function merge(into: unknown, from: unknown): unknown {
  if (typeof from !== "object" || from === null || Array.isArray(from)) return from;
  const merged: Record<string, unknown> = isFields(into) ? { ...into } : {};
  for (const [key, value] of Object.entries(from)) {
    if (value === null) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

/**
 * A strategic merge patch, as far as templates of pods need it: maps are replaced as a whole where they say so, and items
 * of a list are found by their name.
 */
export function mergeStrategically(into: unknown, from: unknown): unknown {
  if (Array.isArray(from)) {
    const known = Array.isArray(into) ? into : [];
    if (!from.every((item) => nameOf(item) !== undefined)) return from;
    const named = (item: unknown, all: readonly unknown[]) => all.find((each) => nameOf(each) === nameOf(item));
    return [
      ...known.map((item) => (named(item, from) ? mergeStrategically(item, named(item, from)) : item)),
      ...from.filter((item) => !named(item, known)),
    ];
  }
  if (!isFields(from)) return from;
  const { $patch, ...fields } = from;
  if ($patch === "replace") return fields;
  const merged: Record<string, unknown> = isFields(into) ? { ...into } : {};
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeStrategically(merged[key], value);
  }
  return merged;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const nameOf = (item: unknown): unknown => (item as { name?: unknown } | null)?.name;
