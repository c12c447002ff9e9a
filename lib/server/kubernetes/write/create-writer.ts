import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { reason } from "@/lib/domain/reason";
import type { FreshObject } from "@/lib/domain/rollout/change";
import type { RevisionRef } from "@/lib/domain/rollout/revision";
import { operationSentence } from "@/lib/domain/words/operation-words";
import { type Json, record } from "@/lib/server/sources/read";
import { overStanding, requireConnection, type Standing } from "../connection/standing";
import { type ObjectPlace, objectPath } from "../kinds/object-path";
import { isAllowed } from "../observe/access-review";
import { readJson } from "../read/read-json";
import { findRevision, listRevisions, type StoredRevision } from "../revisions/stored-revision";
import { toRevisions } from "../revisions/to-revisions";
import type { ClusterWriter } from "../types";
import type { WriteRequest, WriteRight } from "./act";
import { actOf } from "./acts";
import { readObject } from "./read-object";
import { toWriteError } from "./write-error";

/** How long an answer about a right holds: a role that somebody binds counts soon. */
const rightHoldsMs = 30_000;
/** Rights that are remembered at once. */
const mostRights = 2_000;

/** What may be changed in one cluster, and the questions that come before a change. */
export function createWriter(standing: Standing): ClusterWriter {
  const { clusterName, signal } = standing;
  const rights = new Map<string, { readonly answer: Promise<boolean>; readonly at: number }>();

  const connected = () => requireConnection(standing);

  async function named<T>(place: ObjectPlace, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw toWriteError(clusterName, place, overStanding(cause, standing));
    }
  }

  function allowed({ group, resource: whole, verb }: WriteRight, { namespace, name }: ObjectPlace): Promise<boolean> {
    const [resource = "", subresource] = whole.split("/");
    const asked = { group, resource, verb, namespace, name, ...(subresource && { subresource }) };
    const key = JSON.stringify(asked);
    const known = rights.get(key);
    if (known && performance.now() - known.at < rightHoldsMs) return known.answer;
    if (rights.size >= mostRights) rights.clear();
    const answer = Promise.resolve().then(() => isAllowed(connected(), asked, signal));
    rights.set(key, { answer, at: performance.now() });
    answer.catch(() => rights.delete(key));
    return answer;
  }

  /** What is made from an object is made from what was looked at, or not at all. */
  async function readAsSeen({ uid, resourceVersion, ...place }: FreshObject): Promise<Json> {
    const whole = await readJson(connected(), place, signal);
    const meta = record(whole?.metadata);
    if (whole && meta.uid === uid && meta.resourceVersion === resourceVersion) return whole;
    throw new BulkheadError("conflict", `${place.kind} ${place.name} has just been changed by somebody else.`);
  }

  /** The revision with its template, of the very object that it is to be written to. */
  async function stored(object: FreshObject, { name, number }: RevisionRef): Promise<StoredRevision> {
    const json = { metadata: { uid: object.uid } };
    const found = await findRevision({ connection: connected(), signal }, object, json, name);
    if (found) return found;
    throw new BulkheadError(
      "not-found",
      operationSentence(reason("workload.refused.no-revision", { name: object.name, number })),
    );
  }

  return {
    clusterName,
    may: (kind, place) =>
      named(place, async () => {
        const right = actOf({ kind }).rights[place.kind];
        return right !== undefined && (await allowed(right, place));
      }),
    read: (place, about) => named(place, () => readObject(connected(), place, { signal, revision: about?.name })),
    revisions: (place) =>
      named(place, async () => {
        const connection = connected();
        const json = await readJson(connection, place, signal);
        if (!json) return null;
        const stored = await listRevisions({ connection, signal }, place, json);
        return toRevisions(stored, record(record(json.spec).template));
      }),
    write: (change, object, { dryRun }) =>
      named(object, async () => {
        const act = actOf(change);
        const wanted = act.revision?.(change);
        const revision = wanted ? await stored(object, wanted) : null;
        const whole = act.copies ? await readAsSeen(object) : {};
        const { subresource, makes, ...request } = act.toRequest(change, object, revision, whole);
        const path = makes
          ? objectPath({ ...object, kind: makes })
          : objectPath(object, object.name, ...(subresource ? [subresource] : []));
        await connected().ask({ ...(dryRun ? rehearsed(request) : request), path, signal });
      }),
  };
}

/** A DELETE reads its options from its body alone, and everything else from the query. */
const rehearsed = ({ body, ...request }: Omit<WriteRequest, "subresource">) =>
  request.method === "DELETE"
    ? { ...request, body: { ...body, dryRun: ["All"] } }
    : { ...request, body, query: { dryRun: "All" } };
