import { apiVersionOf, resources } from "../resources.ts";

const verbs = ["create", "delete", "get", "list", "patch", "watch"];
const measured = { name: "pods", kind: "PodMetrics", namespaced: true, singularName: "", verbs: ["get", "list"] };

/** What there is to ask for: /api, /apis and the lists below them. Null for any other path. */
export function discover(path: string): unknown {
  if (path === "/api") return { kind: "APIVersions", versions: ["v1"] };
  if (path === "/apis") return { kind: "APIGroupList", apiVersion: "v1", groups: [...groups()].map(toGroup) };
  const [, core, named] = /^\/(?:api\/(v1)|apis\/(.+\/.+))$/.exec(path) ?? [];
  const groupVersion = core ?? named;
  if (groupVersion === "metrics.k8s.io/v1beta1")
    return { kind: "APIResourceList", apiVersion: "v1", groupVersion, resources: [measured] };
  const found = resources.filter((resource) => apiVersionOf(resource) === groupVersion);
  if (found.length === 0) return null;
  const listed = found.flatMap(({ plural, kind, isNamespaced, scales }) => [
    { name: plural, kind, namespaced: isNamespaced, singularName: kind.toLowerCase(), verbs },
    ...(scales
      ? [{ name: `${plural}/scale`, kind: "Scale", namespaced: true, singularName: "", verbs: ["get", "patch"] }]
      : []),
    ...(kind === "Pod" ? [{ name: "pods/log", kind, namespaced: true, singularName: "", verbs: ["get"] }] : []),
  ]);
  return { kind: "APIResourceList", apiVersion: "v1", groupVersion, resources: listed };
}

function groups(): ReadonlyMap<string, string> {
  const named = resources.filter(({ group }) => group !== "").map(({ group, version }) => [group, version] as const);
  return new Map([...named, ["authorization.k8s.io", "v1"], ["metrics.k8s.io", "v1beta1"]]);
}

function toGroup([name, version]: readonly [string, string]) {
  const preferredVersion = { groupVersion: `${name}/${version}`, version };
  return { name, versions: [preferredVersion], preferredVersion };
}
