import "server-only";
import type { ClusterKind } from "@/lib/domain/cluster-report";
import type { WritableKind } from "@/lib/domain/rollout/change";
import { kindSources } from "./kinds";

export interface ObjectPlace<K extends ClusterKind = WritableKind> {
  readonly kind: K;
  /** "" for a node. */
  readonly namespace: string;
  readonly name: string;
}

/**
 * The objects of a path ("/apis/apps/v1/deployments") in one namespace: "/apis/apps/v1/namespaces/shop/deployments"; with a
 * name and a subresource behind it where they are given.
 *
 * @param namespace - "" for kinds that have none.
 */
export function inNamespace(path: string, namespace: string, ...behind: readonly string[]): string {
  const at = path.lastIndexOf("/");
  const within = namespace === "" ? [] : ["namespaces", namespace];
  const parts = [...within, path.slice(at + 1), ...behind].map(encodeURIComponent);
  return `${path.slice(0, at)}/${parts.join("/")}`;
}

/** The same of a kind that is watched. */
export const objectPath = (
  { kind, namespace }: Pick<ObjectPlace<ClusterKind>, "kind" | "namespace">,
  ...behind: readonly string[]
): string => inNamespace(kindSources[kind].path, namespace, ...behind);
