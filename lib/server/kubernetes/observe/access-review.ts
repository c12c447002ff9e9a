import "server-only";
import type { ClusterFailure } from "@/lib/domain/words/cluster-failure-words";
import { record } from "@/lib/server/sources/read";
import type { ApiConnection } from "../connection/open-connection";
import { toTrouble } from "../errors";
import type { KindRight } from "../kinds/kind";
import { endsConnection } from "../reflector/ends-connection";

const path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

/** Which of an account's rights on a kind is missing; null: it has all of them. */
export type Review = (right: KindRight, signal: AbortSignal) => Promise<string | null>;

/**
 * Asks a cluster what the account may do, before anything is tried: a panel that knocks at closed doors fills the audit
 * log. An admin is recognised by one question.
 */
export async function reviewAccess(connection: ApiConnection, signal: AbortSignal): Promise<Review> {
  const isAdmin = await mayDo(connection, { group: "*", resource: "*", verb: "*" }, signal);
  return async ({ group, resource, verbs }, asking) => {
    if (isAdmin) return null;
    const answers = await Promise.all(verbs.map((verb) => mayDo(connection, { group, resource, verb }, asking)));
    return verbs.find((_, index) => !answers[index]) ?? null;
  };
}

async function mayDo(
  connection: ApiConnection,
  resourceAttributes: ResourceAttributes,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    return await isAllowed(connection, resourceAttributes, signal);
  } catch (error) {
    const failure = toTrouble(error);
    if (endsConnection(failure) || isOurs.has(failure.why) || signal.aborted) throw failure;
    // A cluster that doesn't answer this says no where it means no.
    return resourceAttributes.resource !== "*";
  }
}

/** Failures that no cluster has any part in. */
const isOurs: ReadonlySet<ClusterFailure> = new Set<ClusterFailure>(["unexpected", "cancelled"]);

interface ResourceAttributes {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** What the cluster answers to this one question. @throws ClusterTrouble where it answers nothing. */
export async function isAllowed(
  connection: ApiConnection,
  resourceAttributes: ResourceAttributes,
  signal: AbortSignal,
): Promise<boolean> {
  const body = {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectAccessReview",
    spec: { resourceAttributes },
  };
  const answer = record(await connection.ask({ method: "POST", path, body, signal }));
  return record(answer.status).allowed === true;
}
