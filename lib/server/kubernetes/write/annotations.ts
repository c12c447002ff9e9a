import "server-only";
import { record } from "@/lib/server/sources/read";

/** What kubectl and the controller keep for themselves: an undo leaves it as it is, as kubectl's does. */
const kept: ReadonlySet<string> = new Set([
  "kubectl.kubernetes.io/last-applied-configuration",
  "deployment.kubernetes.io/revision",
  "deployment.kubernetes.io/revision-history",
  "deployment.kubernetes.io/desired-replicas",
  "deployment.kubernetes.io/max-replicas",
  "deprecated.deployment.rollback.to",
]);

/** The others, as written. */
export const ownAnnotations = (annotations: unknown): readonly (readonly [name: string, value: string])[] =>
  Object.entries(record(annotations)).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !kept.has(entry[0]),
  );
