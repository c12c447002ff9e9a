import { sha256 } from "../random.ts";

const printed = new WeakMap<object, string>();

/** Equal for equal content, in whatever order its fields stand. What the store holds never changes, so it is told once. */
export function canonical(value: object): string {
  const known = printed.get(value) ?? JSON.stringify(value, inOrder);
  printed.set(value, known);
  return known;
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== null && entry !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What Kubernetes writes names with: no vowels, so that no word comes out, and nothing that looks like another. */
const letters = "bcdfghjklmnpqrstvwxz2456789";

/** A short name for some content, as those of ReplicaSets and their pods: "7d9c8b6f5". */
export function shortName(content: string, length: number): string {
  const digest = sha256(content);
  return Array.from({ length }, (_, i) => {
    const at = Number.parseInt(digest.slice(i * 4, i * 4 + 4), 16);
    return letters[at % letters.length];
  }).join("");
}
