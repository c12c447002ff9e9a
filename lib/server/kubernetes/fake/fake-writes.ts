import "server-only";
import { merge, mergeStrategically } from "@/sim/cluster/http/patch";
import type { FakeRequest } from "./fake-apiserver";
import { status } from "./fake-status";
import type { FakeObject, FakeStore } from "./fake-store";

interface Place {
  /** The path of all objects of the kind: "/apis/apps/v1/deployments". */
  readonly collection: string;
  readonly namespace: string;
  readonly name: string;
  readonly subresource: string;
}

/** For tests: what a path of the API means. */
export function placeIn(path: string): Place {
  const [, base, namespace = "", resource, name = "", subresource = ""] =
    /^(.*)\/namespaces\/([^/]+)\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? [];
  return resource ? { collection: `${base}/${resource}`, namespace, name, subresource } : clusterPlace(path);
}

/** Of kinds without a namespace one object is spoken of besides all of them: nodes. */
function clusterPlace(path: string): Place {
  const [, collection = path, name = ""] = /^(\/api\/v1\/nodes)\/([^/]+)$/.exec(path) ?? [];
  return { collection, namespace: "", name, subresource: "" };
}

/**
 * For tests: an object that is made, a patch of either way or a deletion with its preconditions, dry or not, as the real one
 * answers it.
 */
export function writeTo(
  { method, path, query, body, contentType }: FakeRequest,
  store: (path: string) => FakeStore,
  denied: ReadonlySet<string>,
): { readonly code: number; readonly body: unknown } {
  const { collection, namespace, name, subresource } = placeIn(path);
  const objects = store(collection);
  const said = JSON.parse(body);
  const known = objects.objects.get(keyIn(namespace, method === "POST" ? said.metadata.name : name));
  const resource = [collection.split("/").at(-1), subresource].filter(Boolean).join("/");
  const no = (code: number, message: string) => ({ code, body: status(code, message) });
  const verb = method === "POST" ? "create" : method.toLowerCase();
  if (denied.has(`${verb} ${resource}`))
    return no(403, `${resource} "${name}" is forbidden: User "watcher" cannot ${verb} resource`);
  const isDry = query.get("dryRun") === "All";
  if (method === "POST") {
    if (known) return no(409, `${resource} "${said.metadata.name}" already exists`);
    return { code: 201, body: isDry ? said : objects.put(namespace, said.metadata.name, said) };
  }
  if (!known) return no(404, `${resource} "${name}" not found`);
  const { uid, resourceVersion } = (method === "DELETE" ? said.preconditions : said.metadata) ?? {};
  if (uid && uid !== known.metadata.uid) return no(409, "Precondition failed: UID in precondition");
  if (resourceVersion && resourceVersion !== known.metadata.resourceVersion)
    return no(409, `Operation cannot be fulfilled on ${resource} "${name}": the object has been modified`);
  if (method === "DELETE") {
    if (!said.dryRun) objects.delete(namespace, name);
    return { code: 200, body: known };
  }
  const isStrategic = contentType === "application/strategic-merge-patch+json";
  const { metadata, ...fields } = (isStrategic ? mergeStrategically : merge)(known, said) as FakeObject;
  const isOther = JSON.stringify(fields.spec) !== JSON.stringify(known.spec);
  const generation = Number(known.metadata.generation ?? 1) + (isOther ? 1 : 0);
  const next = { ...fields, metadata: { ...metadata, generation } };
  return { code: 200, body: isDry ? next : objects.put(namespace, name, next) };
}

const keyIn = (namespace: string, name: string): string => (namespace === "" ? name : `${namespace}/${name}`);
