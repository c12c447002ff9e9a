import "server-only";
import type { ApiConnection } from "../connection/open-connection";
import { toTrouble } from "../errors";
import { isAllowed } from "../observe/access-review";
import { trouble } from "../trouble";
import type { ClusterWriter } from "../types";
import type { WriteRequest, WriteRight } from "./act";
import { actOf } from "./acts";
import { type ObjectPlace, objectPath, readObject } from "./read-object";
import { toWriteError } from "./write-error";

export interface WriterOptions {
  readonly clusterName: string;
  /** The connection that stands; null while there is none. */
  readonly connection: () => ApiConnection | null;
  /** Ends with the source. */
  readonly signal: AbortSignal;
}

/** How long an answer about a right holds: a role that somebody binds counts soon. */
const rightHoldsMs = 30_000;
/** Rights that are remembered at once. */
const mostRights = 2_000;

export function createWriter({ clusterName, connection, signal }: WriterOptions): ClusterWriter {
  const rights = new Map<string, { readonly answer: Promise<boolean>; readonly at: number }>();

  function standing(): ApiConnection {
    const found = connection();
    if (!found) throw trouble("silent");
    return found;
  }

  async function named<T>(place: ObjectPlace, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      // The connection was given up with the question under way: what became of it is not known.
      const isCut = toTrouble(cause).why === "cancelled" && !signal.aborted;
      const error = isCut ? trouble("unreachable", "", { cause }) : cause;
      throw toWriteError(clusterName, place, error);
    }
  }

  function allowed({ group, resource: whole, verb }: WriteRight, { namespace, name }: ObjectPlace): Promise<boolean> {
    const [resource = "", subresource] = whole.split("/");
    const asked = { group, resource, verb, namespace, name, ...(subresource && { subresource }) };
    const key = JSON.stringify(asked);
    const known = rights.get(key);
    if (known && performance.now() - known.at < rightHoldsMs) return known.answer;
    if (rights.size >= mostRights) rights.clear();
    const answer = Promise.resolve().then(() => isAllowed(standing(), asked, signal));
    rights.set(key, { answer, at: performance.now() });
    answer.catch(() => rights.delete(key));
    return answer;
  }

  return {
    clusterName,
    may: (kind, place) =>
      named(place, async () => {
        const right = actOf({ kind }).rights[place.kind];
        return right !== undefined && (await allowed(right, place));
      }),
    read: (place) => named(place, () => readObject(standing(), place, signal)),
    write: (change, object, { dryRun }) =>
      named(object, async () => {
        const { subresource, ...request } = actOf(change).toRequest(change, object);
        const path = objectPath(object, object.name, ...(subresource ? [subresource] : []));
        await standing().ask({ ...(dryRun ? rehearsed(request) : request), path, signal });
      }),
  };
}

/** A DELETE reads its options from its body alone, and everything else from the query. */
const rehearsed = ({ method, body }: WriteRequest) =>
  method === "DELETE" ? { method, body: { ...body, dryRun: ["All"] } } : { method, body, query: { dryRun: "All" } };
