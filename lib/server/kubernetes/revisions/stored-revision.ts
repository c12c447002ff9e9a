import "server-only";
import { maskText } from "@/lib/domain/mask-secrets";
import type { WritableKind } from "@/lib/domain/rollout/change";
import { type Json, list, record, text, time } from "@/lib/server/sources/read";
import type { ApiConnection } from "../connection/open-connection";
import { kindSources } from "../kinds/kinds";
import { annotation } from "../kinds/meta";
import { inNamespace, type ObjectPlace } from "../kinds/object-path";
import { count } from "../kinds/values";
import { selectorText } from "./selector-text";

/** A template that a workload has or had, as its cluster stores it. Its variables have their values: it stays on the server. */
export interface StoredRevision {
  readonly name: string;
  readonly number: number;
  readonly createdAt: number | null;
  readonly cause: string;
  readonly template: Json;
  /** Of the object that keeps it. */
  readonly annotations: Json;
}

/** Asked for when somebody wants to see them: nothing of it is watched. ReplicaSets are, so their right is there. */
export const revisionRight = { group: "apps", resource: "controllerrevisions", verbs: ["list"] } as const;

/** What keeps the revisions of each kind. Others have none. */
const keepers: Readonly<Partial<Record<WritableKind, "ReplicaSet" | "ControllerRevision">>> = {
  Deployment: "ReplicaSet",
  StatefulSet: "ControllerRevision",
  DaemonSet: "ControllerRevision",
};

const paths = {
  ReplicaSet: kindSources.ReplicaSet.path,
  ControllerRevision: `/apis/${revisionRight.group}/v1/${revisionRight.resource}`,
} as const;

interface Asking {
  readonly connection: ApiConnection;
  readonly signal: AbortSignal;
}

/** All that are kept of this workload, the newest first. `object` is the workload as it is stored. */
export function listRevisions(asking: Asking, place: ObjectPlace, object: Json): Promise<readonly StoredRevision[]> {
  const labelSelector = selectorText(record(object.spec).selector);
  return ask(asking, place, object, { labelSelector });
}

/** The one of that name; null if it isn't kept any more, or is another workload's. */
export async function findRevision(
  asking: Asking,
  place: ObjectPlace,
  object: Json,
  name: string,
): Promise<StoredRevision | null> {
  const [found] = await ask(asking, place, object, { fieldSelector: `metadata.name=${name}` });
  return found ?? null;
}

async function ask(
  { connection, signal }: Asking,
  place: ObjectPlace,
  object: Json,
  query: Readonly<Record<string, string>>,
): Promise<readonly StoredRevision[]> {
  const keeper = keepers[place.kind];
  const { uid } = record(object.metadata);
  if (!keeper || typeof uid !== "string") return [];
  const path = inNamespace(paths[keeper], place.namespace);
  const answer = record(await connection.ask({ path, query, signal }));
  return list(answer.items)
    .map(record)
    .filter(({ metadata }) => isOwnedBy(record(metadata).ownerReferences, uid))
    .map(keeper === "ReplicaSet" ? ofReplicaSet : ofControllerRevision)
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number);
}

const isOwnedBy = (references: unknown, uid: string): boolean =>
  list(references)
    .map(record)
    .some((owner) => owner.controller === true && owner.uid === uid);

function ofReplicaSet(json: Json): StoredRevision {
  const number = Number(annotation(json, "deployment.kubernetes.io/revision", 32));
  return { ...kept(json), number: count(number), template: record(record(json.spec).template) };
}

const ofControllerRevision = (json: Json): StoredRevision => ({
  ...kept(json),
  number: count(json.revision),
  template: record(record(record(json.data).spec).template),
});

function kept(json: Json): Omit<StoredRevision, "number" | "template"> {
  const meta = record(json.metadata);
  return {
    name: text(meta.name, 512),
    createdAt: time(meta.creationTimestamp),
    // `kubectl --record` has kept whole commands here: "kubectl set env deployment/web PASSWORD=…".
    cause: text(maskText(annotation(json, "kubernetes.io/change-cause", 4_096)), 300),
    annotations: record(meta.annotations),
  };
}
