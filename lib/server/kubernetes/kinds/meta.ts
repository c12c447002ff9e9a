import "server-only";
import type { ObjectReport } from "@/lib/domain/cluster-report/object";
import { type Json, list, record, text, textMap, time } from "@/lib/server/sources/read";
import type { Share } from "./kind";

/** Names are at most 253 characters, so this cuts only what no API server would let in. */
const nameLimit = 512;

/** What all objects have; null for what is none: without a name nothing can be said about it. */
export function toMeta(json: Json, share: Share): ObjectReport | null {
  const meta = record(json.metadata);
  const name = text(meta.name, nameLimit);
  if (name === "") return null;
  return {
    uid: text(meta.uid, 128),
    resourceVersion: text(meta.resourceVersion, 128),
    namespace: text(meta.namespace, nameLimit),
    name,
    createdAt: time(meta.creationTimestamp),
    deletedAt: time(meta.deletionTimestamp),
    labels: share(textMap(meta.labels)),
    owner: controllerOf(meta.ownerReferences),
  };
}

/** `namespace/name`, or `name` for kinds without a namespace. */
export const keyOf = ({ namespace, name }: Pick<ObjectReport, "namespace" | "name">): string =>
  namespace === "" ? name : `${namespace}/${name}`;

function controllerOf(references: unknown): ObjectReport["owner"] {
  const all = list(references).map(record);
  const owner = all.find(({ controller }) => controller === true);
  if (!owner) return null;
  return { kind: text(owner.kind, 256), name: text(owner.name, nameLimit), uid: text(owner.uid, 128) };
}

/** One annotation, "" if it isn't there; the rest of them is never kept. */
export const annotation = (json: Json, key: string, limit = 256): string =>
  text(record(record(json.metadata).annotations)[key], limit);
