import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { toClusterError, toTrouble } from "../errors";
import type { ObjectPlace } from "../kinds/object-path";

/** What RBAC says; quotas and webhooks say no with the same status and have other remedies. */
const notAllowed = /\bcannot (patch|delete|create|list|update) resource\b/;
/** Which of its roles grants what was refused. */
function remedyOf(verb: string, kind: ObjectPlace["kind"]): string {
  if (verb === "list") return " Apply deploy/rbac/observe.yaml as it is now, and bind Bulkhead's account to it.";
  return ` Bind Bulkhead's account to its ${kind === "Node" ? "operate-nodes" : "operate"} role.`;
}

/** A change that the cluster refused, in its own words: what, where, why, and what to do where that is known. */
export function toWriteError(
  clusterName: string,
  { kind, namespace, name }: ObjectPlace,
  cause: unknown,
): BulkheadError {
  if (isBulkheadError(cause)) return cause;
  const { status, detail } = toTrouble(cause);
  const cluster = `Cluster "${clusterName}"`;
  const where = namespace === "" ? "" : ` in ${namespace}`;
  const said = detail === "" ? "it doesn't say why" : detail.replace(/\.$/, "");
  if (status === 404)
    return new BulkheadError("not-found", `${cluster} has no ${kind} ${name}${where} any more.`, { cause });
  if (status === 409) return new BulkheadError("conflict", `${cluster} refused it: ${said}.`, { cause });
  if (status === 403) {
    const verb = notAllowed.exec(detail)?.[1];
    const remedy = verb ? remedyOf(verb, kind) : "";
    return new BulkheadError("forbidden", `${cluster} refused it: ${said}.${remedy}`, { cause });
  }
  // What it can't accept, its admission webhooks included.
  if (status !== null && status >= 400 && status < 500 && status !== 401 && status !== 429)
    return new BulkheadError("invalid-input", `${cluster} refused it: ${said}.`, { cause });
  return toClusterError(clusterName, cause);
}
