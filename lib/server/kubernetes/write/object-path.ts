import "server-only";
import type { WritableKind } from "@/lib/domain/rollout/change";
import { kindSources } from "../kinds/kinds";

export interface ObjectPlace {
  readonly kind: WritableKind;
  /** "" for a node. */
  readonly namespace: string;
  readonly name: string;
}

/** "/apis/apps/v1/namespaces/shop/deployments", with `name` and `subresource` behind it where they are given. */
export function objectPath(
  { kind, namespace }: { readonly kind: WritableKind | "ControllerRevision"; readonly namespace: string },
  ...behind: readonly string[]
): string {
  const path = kind === "ControllerRevision" ? "/apis/apps/v1/controllerrevisions" : kindSources[kind].path;
  const at = path.lastIndexOf("/");
  const within = namespace === "" ? [] : ["namespaces", namespace];
  const parts = [...within, path.slice(at + 1), ...behind].map(encodeURIComponent);
  return `${path.slice(0, at)}/${parts.join("/")}`;
}
