import "server-only";
import { type Json, record } from "@/lib/server/sources/read";

/** Set by the Deployment's controller on each ReplicaSet: not what somebody wrote. */
const hashLabel = "pod-template-hash";

/** A template as somebody wrote it: without what its controller adds, and without what tells a patch how to be read. */
export function plainTemplate({ $patch, metadata, ...template }: Json): Json {
  const { creationTimestamp, labels, ...meta } = record(metadata);
  const { [hashLabel]: hash, ...own } = record(labels);
  return { ...template, metadata: { ...meta, labels: own } };
}

/** Equal for equal templates, in whatever order their fields stand. */
export const canonical = (value: unknown): string => JSON.stringify(inOrder(value)) ?? "";

/** Whether somebody wrote the same, whatever their controllers added. */
export const isSameTemplate = (a: Json, b: Json): boolean =>
  canonical(plainTemplate(a)) === canonical(plainTemplate(b));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== null && entry !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, inOrder(entry)]);
}
