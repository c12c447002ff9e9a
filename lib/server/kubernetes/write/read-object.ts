import "server-only";
import type { FreshObject, WritableKind } from "@/lib/domain/rollout/change";
import { flag, list, record, text } from "@/lib/server/sources/read";
import type { ApiConnection } from "../connection/open-connection";
import { kindSources } from "../kinds/kinds";
import { count } from "../kinds/values";
import { restartedAtAnnotation } from "./restart-rollout";

export interface ObjectPlace {
  readonly kind: WritableKind;
  readonly namespace: string;
  readonly name: string;
}

/** "/apis/apps/v1/namespaces/shop/deployments", with `name` and `subresource` behind it where they are given. */
export function objectPath({ kind, namespace }: ObjectPlace, ...behind: readonly string[]): string {
  const { path } = kindSources[kind];
  const at = path.lastIndexOf("/");
  const parts = ["namespaces", namespace, path.slice(at + 1), ...behind].map(encodeURIComponent);
  return `${path.slice(0, at)}/${parts.join("/")}`;
}

/**
 * The object as it is stored now; null if there is none. It is asked for as a list of one, since that is what the account
 * may do in any case.
 */
export async function readObject(
  connection: ApiConnection,
  place: ObjectPlace,
  signal: AbortSignal,
): Promise<FreshObject | null> {
  const query = { fieldSelector: `metadata.name=${place.name}` };
  const answer = record(await connection.ask({ path: objectPath(place), query, signal }));
  const [first] = list(answer.items);
  if (first === undefined) return null;
  const json = record(first);
  const [meta, spec] = [record(json.metadata), record(json.spec)];
  const template = record(record(spec.template).metadata);
  return {
    ...place,
    uid: text(meta.uid, 128),
    resourceVersion: text(meta.resourceVersion, 128),
    generation: count(meta.generation),
    replicas: count(spec.replicas, 1),
    paused: flag(spec.paused),
    restartedAt: text(record(template.annotations)[restartedAtAnnotation], 128),
    isGoing: typeof meta.deletionTimestamp === "string",
  };
}
