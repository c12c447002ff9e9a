import "server-only";
import { forbidden, notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { BulkheadError, failurePolicy } from "@/lib/domain/failure";
import type { Permission } from "@/lib/domain/permission";
import { hasAdmin } from "@/lib/server/db/users";
import { getRuntime } from "@/lib/server/runtime";
import type { SessionUser } from "./call";
import { currentCall } from "./call-command";
import { requirePermission, toFailure } from "./check-call";
import type { Query } from "./define-query";
import { runQuery } from "./run-query";

/** For pages. Signed out: to the sign-in page. Not allowed or not there: that page's status and words. */
export async function readQuery<S extends z.ZodType, T, P extends Permission>(
  query: Query<S, T, P>,
  raw: unknown,
): Promise<T> {
  const result = await runQuery(query, raw, await currentCall());
  if (result.ok) return result.data;
  const { kind, message } = result.error;
  if (kind === "signed-out") return toSignIn();
  if (kind === "forbidden") forbidden();
  if (kind === "not-found") notFound();
  throw new BulkheadError(kind, message);
}

/** For layouts and pages that read nothing else: who looks at it. */
export async function readSession(): Promise<SessionUser> {
  const { session } = await currentCall();
  return session ?? toSignIn();
}

/** For route handlers that stream: the caller, or the response that says no. */
export async function authorizeRequest(permission: Permission): Promise<{ session: SessionUser } | Response> {
  const { session } = await currentCall();
  try {
    requirePermission(session, permission);
  } catch (error) {
    return failureResponse(toFailure(error, permission));
  }
  // `public` is the one permission that nobody in particular has; no stream is public.
  if (!session) return failureResponse({ kind: "signed-out", message: "You are signed out. Sign in to go on." });
  return { session };
}

/** For route handlers: JSON, with the status of the failure's kind. */
export async function answerQuery<S extends z.ZodType, T, P extends Permission>(
  query: Query<S, T, P>,
  raw: unknown,
): Promise<Response> {
  const result = await runQuery(query, raw, await currentCall());
  return result.ok
    ? Response.json(result.data, { headers: { "cache-control": "no-store" } })
    : failureResponse(result.error);
}

function failureResponse(error: ReturnType<typeof toFailure>): Response {
  return Response.json(
    { error },
    { status: failurePolicy[error.kind].status, headers: { "cache-control": "no-store" } },
  );
}

async function toSignIn(): Promise<never> {
  redirect((await hasAdmin(getRuntime().db)) ? "/sign-in" : "/claim");
}
