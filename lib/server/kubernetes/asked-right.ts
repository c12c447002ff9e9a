import "server-only";

/** For tests: what a request needs of RBAC, as the API server reads it; null: what every account may ask. */
export interface AskedRight {
  /** "" for the core group. */
  readonly group: string;
  /** "pods", "pods/log". */
  readonly resource: string;
  readonly verb: string;
}

/** What `system:basic-user` and `system:discovery` grant to every account that is known; which kinds there are, besides. */
const everybodys = ["GET /version", "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews"];

/**
 * Reads method and URL as the API server's RequestInfo does. A path that is no resource's is given as resource "" of the
 * group "", with the path as its verb, so that no rule fits it.
 */
export function askedRight({ method, url }: { readonly method: string; readonly url: string }): AskedRight | null {
  const { pathname, searchParams } = new URL(url, "https://apiserver");
  if (everybodys.includes(`${method} ${pathname}`)) return null;
  const parts = pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const group = parts[0] === "apis" ? parts[1] : parts[0] === "api" ? "" : undefined;
  const rest = parts.slice(parts[0] === "apis" ? 3 : 2);
  if (method === "GET" && group !== undefined && rest.length === 0) return null;
  if (group === undefined || rest.length === 0)
    return { group: "", resource: "", verb: `${method.toLowerCase()} ${pathname}` };
  // "namespaces/shop/pods" is about pods, "namespaces/shop" and "namespaces/shop/status" about the namespace.
  const isWithin = rest[0] === "namespaces" && rest.length > 2 && !ofNamespace.has(rest[2] ?? "");
  const [resource = "", name, subresource] = isWithin ? rest.slice(2) : rest;
  const isWatch = ["1", "true"].includes(searchParams.get("watch") ?? "");
  return {
    group,
    resource: subresource ? `${resource}/${subresource}` : resource,
    verb: verbOf(method, name, isWatch),
  };
}

const ofNamespace = new Set(["status", "finalize"]);

function verbOf(method: string, name: string | undefined, isWatch: boolean): string {
  if (method === "GET" || method === "HEAD") return isWatch ? "watch" : name === undefined ? "list" : "get";
  if (method === "DELETE") return name === undefined ? "deletecollection" : "delete";
  return { POST: "create", PUT: "update", PATCH: "patch" }[method] ?? method.toLowerCase();
}
