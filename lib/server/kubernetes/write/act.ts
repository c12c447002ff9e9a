import "server-only";
import type { ChangeTo, FreshObject, WorkloadChange, WritableKind } from "@/lib/domain/rollout/change";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import type { Json } from "@/lib/server/sources/read";
import type { StoredRevision } from "../revisions/stored-revision";

/** A rule of RBAC that a change needs. */
export interface WriteRight {
  /** "" for the core group. */
  readonly group: string;
  /** "deployments", "deployments/scale". */
  readonly resource: string;
  readonly verb: "patch" | "delete" | "create";
}

/** What a change of one kind asks of the cluster: one request on one object. */
export interface WriteAct<Change extends WorkloadChange = WorkloadChange> {
  /** The kinds of objects that it is made on, each with the right for it. */
  readonly rights: Readonly<Partial<Record<WritableKind, WriteRight>>>;
  /** The revision that it needs the template of; absent: none. */
  readonly revision?: (change: Change) => RevisionRef;
  /** Something is made from the object. Making has no precondition, so the object is read once more right before. */
  readonly copies?: boolean;
  /**
   * @param revision - The one that it needs; null where none is. @param whole - The object as its store has it, of those
   *   that copy from it; else empty.
   */
  toRequest(change: Change, object: FreshObject, revision: StoredRevision | null, whole: Json): WriteRequest;
}

export interface WriteRequest {
  readonly method: "PATCH" | "DELETE" | "POST";
  /** Of a POST: what is made, in the namespace of the object. */
  readonly makes?: WritableKind;
  /** "scale"; absent: the object itself. */
  readonly subresource?: string;
  /** How the server reads a PATCH; absent: as a JSON merge patch, in which a list is replaced as a whole. */
  readonly patch?: "strategic";
  /** Of a PATCH what it changes, of a DELETE its options, of a POST the new object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** @param rights - By each kind of object that it is made on: what must be granted to make it there. */
export function defineAct<K extends WorkloadChange["kind"]>(
  rights: WriteAct["rights"],
  toRequest: WriteAct<ChangeTo<K>>["toRequest"],
  options: Pick<WriteAct<ChangeTo<K>>, "revision" | "copies"> = {},
): WriteAct<ChangeTo<K>> {
  return { rights, toRequest, ...options };
}

export const patches = (resource: string, group = "apps"): WriteRight => ({ group, resource, verb: "patch" });

/** The object as it was looked at, or 409: nothing is written over what somebody else has just changed. */
export const asSeen = ({ uid, resourceVersion }: FreshObject) => ({ uid, resourceVersion });
