import type { Cluster } from "../cluster.ts";
import type { KubeObject } from "../objects.ts";
import { apiVersionOf, type Place } from "../resources.ts";
import { toFilter } from "./selectors.ts";
import { badRequest } from "./status.ts";

/** All objects of a kind, or a page of them. */
export function list({ store }: Cluster, { resource, namespace }: Place, query: URLSearchParams): unknown {
  const passes = toFilter(query);
  const all = store.list(resource.kind, namespace).filter(passes).sort(byName);
  const limit = Number(query.get("limit") || all.length);
  const [version = String(store.version()), from = "0"] = (query.get("continue") ?? "").split(":").filter(Boolean);
  if (!/^\d+$/.test(from)) throw badRequest("continue key is not valid");
  const end = Number(from) + limit;
  return {
    kind: `${resource.kind}List`,
    apiVersion: apiVersionOf(resource),
    metadata: { resourceVersion: version, ...(end < all.length ? { continue: `${version}:${end}` } : {}) },
    // In a list each item leaves out what the list says for all.
    items: all.slice(Number(from), end).map(({ kind: _kind, apiVersion: _version, ...item }) => item),
  };
}

export const byName = ({ metadata: a }: KubeObject, { metadata: b }: KubeObject): number =>
  (a.namespace ?? "").localeCompare(b.namespace ?? "") || a.name.localeCompare(b.name);
