import "server-only";
import type { FreshObject, WorkloadChange, WritableKind } from "@/lib/domain/rollout/change";

/** A rule of RBAC that a change needs. */
export interface WriteRight {
  /** "" for the core group. */
  readonly group: string;
  /** "deployments", "deployments/scale". */
  readonly resource: string;
  readonly verb: "patch" | "delete";
}

/** What a change of one kind asks of the cluster: one request on one object. */
export interface WriteAct<Change extends WorkloadChange = WorkloadChange> {
  /** The kinds of objects that it is made on, each with the right for it. */
  readonly rights: Readonly<Partial<Record<WritableKind, WriteRight>>>;
  toRequest(change: Change, object: FreshObject): WriteRequest;
}

export interface WriteRequest {
  readonly method: "PATCH" | "DELETE";
  /** "scale"; absent: the object itself. */
  readonly subresource?: string;
  /** Of a PATCH a JSON merge patch, of a DELETE its options. */
  readonly body: Readonly<Record<string, unknown>>;
}

export type ChangeOf<K extends WorkloadChange["kind"]> = Extract<WorkloadChange, { readonly kind: K }>;

export function defineAct<K extends WorkloadChange["kind"]>(
  rights: WriteAct["rights"],
  toRequest: WriteAct<ChangeOf<K>>["toRequest"],
): WriteAct<ChangeOf<K>> {
  return { rights, toRequest };
}

export const patches = (resource: string): WriteRight => ({ group: "apps", resource, verb: "patch" });

/** The object as it was looked at, or 409: nothing is written over what somebody else has just changed. */
export const asSeen = ({ uid, resourceVersion }: FreshObject) => ({ uid, resourceVersion });
