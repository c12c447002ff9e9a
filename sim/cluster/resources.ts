/** One kind of objects that the simulated API knows, and where it is asked for. */
export interface Resource {
  readonly kind: string;
  /** "" for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly isNamespaced: boolean;
  /** It has replicas that may be set by themselves. */
  readonly scales?: true;
}

const of = (group: string, version: string, isNamespaced: boolean, kinds: Readonly<Record<string, string>>) =>
  Object.entries(kinds).map(([kind, plural]): Resource => ({ kind, group, version, plural, isNamespaced }));

export const resources: readonly Resource[] = [
  ...of("", "v1", false, { Node: "nodes", Namespace: "namespaces", PersistentVolume: "persistentvolumes" }),
  ...of("", "v1", true, {
    Pod: "pods",
    Service: "services",
    Event: "events",
    PersistentVolumeClaim: "persistentvolumeclaims",
  }),
  ...of("apps", "v1", true, { DaemonSet: "daemonsets", ControllerRevision: "controllerrevisions" }),
  ...of("apps", "v1", true, { Deployment: "deployments", ReplicaSet: "replicasets", StatefulSet: "statefulsets" }).map(
    (resource) => ({ ...resource, scales: true as const }),
  ),
  ...of("batch", "v1", true, { Job: "jobs", CronJob: "cronjobs" }),
  ...of("discovery.k8s.io", "v1", true, { EndpointSlice: "endpointslices" }),
  ...of("networking.k8s.io", "v1", true, { Ingress: "ingresses", NetworkPolicy: "networkpolicies" }),
  ...of("storage.k8s.io", "v1", false, { StorageClass: "storageclasses" }),
  ...of("autoscaling", "v2", true, { HorizontalPodAutoscaler: "horizontalpodautoscalers" }),
  ...of("policy", "v1", true, { PodDisruptionBudget: "poddisruptionbudgets" }),
];

const byKind = new Map(resources.map((resource) => [resource.kind, resource]));

export function resourceOf(kind: string): Resource {
  const found = byKind.get(kind);
  if (!found) throw new Error(`The simulated cluster knows no kind ${kind}: add it to resources.ts.`);
  return found;
}

export const apiVersionOf = ({ group, version }: Pick<Resource, "group" | "version">): string =>
  group === "" ? version : `${group}/${version}`;

/** How the API names a resource in its messages: "pods", "deployments.apps". */
export const qualified = ({ group, plural }: Pick<Resource, "group" | "plural">): string =>
  group === "" ? plural : `${plural}.${group}`;

export interface Place {
  readonly resource: Resource;
  /** "": all of them, or a kind that has none. */
  readonly namespace: string;
  /** "": all objects. */
  readonly name: string;
  /** "scale", "log"; "": the object itself. */
  readonly subresource: string;
}

/** What a path of the API means; null where there is no such resource. */
export function placeOf(path: string): Place | null {
  const [, group = "", version, rest = ""] = /^\/(?:api|apis\/([^/]+))\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (!version) return null;
  const parts = rest.split("/").map(decodeURIComponent);
  const isWithin = parts[0] === "namespaces" && parts.length > 2;
  const [plural = "", name = "", subresource = ""] = isWithin ? parts.slice(2) : parts;
  const namespace = isWithin ? (parts[1] ?? "") : "";
  const resource = resources.find(
    (each) =>
      each.group === group && each.version === version && each.plural === plural && (each.isNamespaced || !isWithin),
  );
  // Without a namespace only all objects of a namespaced kind can be meant.
  if (!resource || (resource.isNamespaced && !isWithin && name !== "")) return null;
  return { resource, namespace, name, subresource };
}
