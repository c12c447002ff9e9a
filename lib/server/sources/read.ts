import "server-only";
import { cleanText } from "./clean-text";

/** Readers of JSON that nobody vouches for: a wrong type reads as the empty value, never as a failure. */
export type Json = Readonly<Record<string, unknown>>;

const nothing: Json = Object.freeze({});

export const record = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : nothing;

export const list = (value: unknown, limit = 1_000): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, limit) : [];

export const text = (value: unknown, limit?: number): string =>
  typeof value === "string" ? cleanText(value, limit) : "";

export const flag = (value: unknown): boolean => value === true;

/** A whole number between `min` and `max`, else `otherwise`. */
export function whole(value: unknown, range: { min: number; max: number; otherwise: number }): number {
  return typeof value === "number" && Number.isInteger(value) && value >= range.min && value <= range.max
    ? value
    : range.otherwise;
}

/** A count or size: 0 when it isn't one. */
export const size = (value: unknown): number => whole(value, { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 });

/** RFC 3339 as epoch ms; null for Docker's "0001-01-01T00:00:00Z" and for what isn't a time. */
export function time(value: unknown): number | null {
  const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) || ms <= 0 ? null : ms;
}

/** String map with sorted keys, so that equal maps print equally. At most `limit` entries. */
export function textMap(value: unknown, limit = 500): Readonly<Record<string, string>> {
  const entries = Object.entries(record(value))
    .slice(0, limit)
    .map(([key, entry]) => [text(key, 256), text(entry, 4_096)] as const)
    .filter(([key]) => key !== "__proto__")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

export const texts = (value: unknown, limit = 200): readonly string[] =>
  list(value, limit)
    .filter((entry) => typeof entry === "string")
    .map((entry) => text(entry));

/** An address as text, null when there is none. */
export const addressOrNull = (value: unknown): string | null => (value === "" ? null : text(value, 64) || null);
