import "server-only";
import type { z } from "zod";
import { BulkheadError, type Failure, isBulkheadError } from "@/lib/domain/failure";
import { canUse, type Permission } from "@/lib/domain/permission";
import type { SessionUser } from "./call";

/** Throws unless this caller may. */
export function requirePermission(session: SessionUser | null, permission: Permission): void {
  if (canUse(session?.role ?? null, permission)) return;
  if (!session) throw new BulkheadError("signed-out", "You are signed out. Sign in to go on.");
  throw new BulkheadError(
    "forbidden",
    `Your role is ${session.role}, which may not do this. An admin can do it, or change your role in Settings, Users.`,
  );
}

/** Throws with a message for each field that was refused. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.join(".");
    if (field) fields[field] ??= issue.message;
  }
  const general = parsed.error.issues.find(({ path }) => path.length === 0);
  throw new BulkheadError("invalid-input", general?.message ?? "Some fields need another look.", { fields });
}

/** What crosses to the browser. A surprise is written to the log and told as one sentence without its details. */
export function toFailure(error: unknown, what: string): Failure {
  if (isBulkheadError(error)) {
    const { fields } = error.options;
    return { kind: error.kind, message: error.message, ...(fields && { fields }) };
  }
  console.error(`${what} failed:`, error);
  return { kind: "unexpected", message: "Something failed that Bulkhead did not foresee. The server's log says more." };
}
