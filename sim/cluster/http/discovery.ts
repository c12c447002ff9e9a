import { apiVersionOf, resources } from "../resources.ts";

interface Listed {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly singularName: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
}

const verbs = ["create", "delete", "get", "list", "patch", "watch"];

/** What is no object of the store, by its group and version. */
const apart: Readonly<Record<string, readonly Listed[]>> = {
  "authorization.k8s.io/v1": [
    {
      ...{ name: "selfsubjectaccessreviews", kind: "SelfSubjectAccessReview", namespaced: false, singularName: "" },
      verbs: ["create"],
    },
  ],
  "metrics.k8s.io/v1beta1": [
    { name: "nodes", kind: "NodeMetrics", namespaced: false, singularName: "", verbs: ["get", "list"] },
    { name: "pods", kind: "PodMetrics", namespaced: true, singularName: "", verbs: ["get", "list"] },
  ],
};

/** As people type them. */
const shortNames: Readonly<Record<string, string>> = {
  ...{ Node: "no", Namespace: "ns", Pod: "po", Service: "svc", Event: "ev", EndpointSlice: "eps" },
  ...{ Deployment: "deploy", ReplicaSet: "rs", StatefulSet: "sts", DaemonSet: "ds", CronJob: "cj" },
  ...{ PersistentVolume: "pv", PersistentVolumeClaim: "pvc", StorageClass: "sc" },
  ...{ Ingress: "ing", NetworkPolicy: "netpol", HorizontalPodAutoscaler: "hpa", PodDisruptionBudget: "pdb" },
};

/** What there is to ask for: /api, /apis and the lists below them. Null for any other path. */
export function discover(path: string): unknown {
  if (path === "/api") return { kind: "APIVersions", versions: ["v1"] };
  if (path === "/apis") return { kind: "APIGroupList", apiVersion: "v1", groups: groups().map(toGroup) };
  const [, core, named] = /^\/(?:api\/(v1)|apis\/([^/]+\/[^/]+))$/.exec(path) ?? [];
  const groupVersion = core ?? named ?? "";
  const listed = apart[groupVersion] ?? stored(groupVersion);
  return listed.length === 0 ? null : { kind: "APIResourceList", apiVersion: "v1", groupVersion, resources: listed };
}

const stored = (groupVersion: string): readonly Listed[] =>
  resources
    .filter((resource) => apiVersionOf(resource) === groupVersion)
    .flatMap(({ plural, kind, isNamespaced: namespaced, scales }) => {
      const short = shortNames[kind];
      const own = { namespaced, singularName: "" };
      return [
        { name: plural, kind, namespaced, singularName: kind.toLowerCase(), verbs, shortNames: short ? [short] : [] },
        ...(scales ? [{ name: `${plural}/scale`, kind: "Scale", ...own, verbs: ["get", "patch"] }] : []),
        ...(kind === "Pod" ? [{ name: "pods/log", kind, ...own, verbs: ["get"] }] : []),
      ];
    });

const groups = (): readonly string[] => [
  ...new Set(resources.filter(({ group }) => group !== "").map(apiVersionOf)),
  ...Object.keys(apart),
];

function toGroup(groupVersion: string) {
  const [name, version] = groupVersion.split("/");
  const preferredVersion = { groupVersion, version };
  return { name, versions: [preferredVersion], preferredVersion };
}
