import type { Cluster } from "../cluster.ts";
import { endPod } from "../controllers/pods-of.ts";
import { withJobDefaults } from "../job-defaults.ts";
import { ApiRefusal, type KubeObject, type NewObject, stamp } from "../objects.ts";
import { apiVersionOf, type Place } from "../resources.ts";
import { uuid } from "../store.ts";
import { admit } from "./admit.ts";
import { merge, mergeStrategically } from "./patch.ts";
import { badRequest, conflict, invalid, noSuchPath, notFound, unsupported } from "./status.ts";

export interface WriteAsk {
  readonly method: string;
  readonly place: Place;
  readonly query: URLSearchParams;
  readonly contentType: string;
  // biome-ignore lint/suspicious/noExplicitAny: JSON as a client sent it.
  readonly body: any;
}

export interface Answer {
  readonly code: number;
  readonly json: unknown;
}

/** Makes, patches or deletes one object as an API server does, or says what would come of it. @throws ApiRefusal. */
export function write(cluster: Cluster, ask: WriteAsk): Answer {
  const { method, place, body } = ask;
  cluster.stir();
  if (method === "POST" && place.name === "") return create(cluster, ask);
  const known = cluster.store.get(place.resource.kind, place.namespace, place.name);
  if (!known) throw notFound(place.resource, place.name);
  if (method === "DELETE" && place.subresource === "") return remove(cluster, ask, known);
  if (method !== "PATCH")
    throw new ApiRefusal(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  expectAsSeen(place, known, { resourceVersion: body?.metadata?.resourceVersion });
  if (body?.metadata?.uid && body.metadata.uid !== known.metadata.uid)
    throw invalid(known, `metadata.uid: Invalid value: "${body.metadata.uid}": field is immutable`);
  if (place.subresource === "") return patch(cluster, ask, known);
  if (place.subresource === "scale" && place.resource.scales) return scale(cluster, ask, known);
  throw noSuchPath();
}

const isDry = ({ query }: WriteAsk): boolean => query.get("dryRun") === "All";

function create(cluster: Cluster, ask: WriteAsk): Answer {
  const { resource, namespace } = ask.place;
  const metadata = ask.body?.metadata ?? {};
  if (typeof metadata.name !== "string") throw badRequest("name or generateName is required");
  if (resource.isNamespaced && !cluster.store.get("Namespace", "", namespace))
    throw new ApiRefusal(404, "NotFound", `namespaces "${namespace}" not found`);
  const said: NewObject = {
    ...ask.body,
    apiVersion: apiVersionOf(resource),
    kind: resource.kind,
    metadata: { ...metadata, ...(resource.isNamespaced ? { namespace } : {}) },
  };
  const wanted = resource.kind === "Job" ? withJobDefaults(said) : said;
  const shown = withMeta(cluster, wanted);
  admit(shown);
  if (!isDry(ask)) return { code: 201, json: cluster.store.create(wanted) };
  if (cluster.store.get(resource.kind, namespace, metadata.name))
    throw new ApiRefusal(409, "AlreadyExists", `${resource.plural} "${metadata.name}" already exists`);
  return { code: 201, json: shown };
}

/** As it would be stored. */
const withMeta = (cluster: Cluster, wanted: NewObject): KubeObject => ({
  ...wanted,
  metadata: {
    ...wanted.metadata,
    uid: uuid(`dry/${cluster.random.id()}`),
    resourceVersion: "",
    creationTimestamp: stamp(cluster.now()),
  },
});

function patch(cluster: Cluster, ask: WriteAsk, known: KubeObject): Answer {
  const apply = byContentType(ask.contentType);
  const { metadata, ...fields } = apply(known, ask.body) as KubeObject;
  const { uid, resourceVersion, creationTimestamp, name } = known.metadata;
  if (metadata.name !== name) throw badRequest("the name of the object does not match the name on the URL");
  // Its own fields are the server's; a status is its controllers'.
  const own = { uid, resourceVersion, creationTimestamp };
  const wanted: KubeObject = { ...fields, status: known.status, metadata: { ...metadata, ...own } };
  admit(wanted);
  return { code: 200, json: isDry(ask) ? wanted : cluster.store.update(known, wanted) };
}

function byContentType(contentType: string): (known: KubeObject, body: unknown) => unknown {
  if (contentType.startsWith("application/merge-patch+json")) return merge;
  if (contentType.startsWith("application/strategic-merge-patch+json")) return mergeStrategically;
  throw unsupported("application/merge-patch+json, application/strategic-merge-patch+json");
}

function scale(cluster: Cluster, ask: WriteAsk, known: KubeObject): Answer {
  const { replicas } = ask.body?.spec ?? {};
  const wanted = { ...known, spec: { ...known.spec, replicas } };
  admit(wanted);
  return { code: 200, json: toScale(isDry(ask) ? wanted : cluster.store.update(known, wanted)) };
}

export const toScale = ({ metadata, spec, status }: KubeObject) => ({
  kind: "Scale",
  apiVersion: "autoscaling/v1",
  metadata: {
    name: metadata.name,
    namespace: metadata.namespace,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    creationTimestamp: metadata.creationTimestamp,
  },
  spec: { replicas: spec.replicas },
  status: { replicas: status?.replicas ?? 0 },
});

function remove(cluster: Cluster, { place, body, query }: WriteAsk, known: KubeObject): Answer {
  expectAsSeen(place, known, body?.preconditions);
  const dry = body?.dryRun?.includes("All") || query.get("dryRun") === "All";
  if (known.kind === "Pod") {
    const grace = body?.gracePeriodSeconds ?? query.get("gracePeriodSeconds") ?? undefined;
    return { code: 200, json: dry ? known : endPod(cluster, known, grace === undefined ? undefined : Number(grace)) };
  }
  if (known.kind === "Namespace" || known.kind === "Node")
    throw new ApiRefusal(403, "Forbidden", `the simulated cluster keeps its ${place.resource.plural}`);
  if (!dry) cluster.store.remove(known);
  const details = { name: known.metadata.name, kind: place.resource.plural, uid: known.metadata.uid };
  return { code: 200, json: { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details } };
}

/** What a client has looked at is still what is stored. */
function expectAsSeen(
  { resource, name }: Place,
  { metadata }: KubeObject,
  seen: { readonly uid?: string; readonly resourceVersion?: string } | undefined,
): void {
  if (seen?.uid && seen.uid !== metadata.uid)
    throw conflict(
      resource,
      name,
      `Precondition failed: UID in precondition: ${seen.uid}, UID in object meta: ${metadata.uid}`,
    );
  if (seen?.resourceVersion && seen.resourceVersion !== metadata.resourceVersion)
    throw conflict(
      resource,
      name,
      "the object has been modified; please apply your changes to the latest version and try again",
    );
}
