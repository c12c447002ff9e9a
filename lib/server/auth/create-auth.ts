import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import type { SessionUser } from "@/lib/server/commands/call";
import type { Database } from "@/lib/server/db/client";
import { deleteSession, getSession, type SessionRow, touchSession } from "@/lib/server/db/sessions";
import type { Secrets } from "@/lib/server/secrets/create-secrets";
import { createBetterAuth } from "./create-better-auth";
import { createLimits, type Limits } from "./limits";
import { createOneTimeSignIn, type OneTimeSignIn } from "./one-time-sign-in";
import { createSessionChanges, type SessionChanges } from "./session-changes";
import { isSecure, type SessionCookie, toSessionCookie, withInnerCookie } from "./session-cookie";

export interface Auth {
  readonly changes: SessionChanges;
  readonly limits: Limits;
  readonly oneTime: OneTimeSignIn;
  /** Who sends these headers; `null` when signed out, expired, idle for too long or revoked. */
  findSession(headers: Headers): Promise<SessionUser | null>;
  /** Throws `signed-out` when name and password don't belong together. Limits are the caller's. */
  signIn(credentials: { name: string; password: string }, headers: Headers): Promise<SessionCookie>;
  endSession(sessionId: string): Promise<boolean>;
  /**
   * Calls `onEnd` once when the session ends or its user's role is no longer the one given: for streams, that check
   * only when they are opened. @returns Stop watching.
   */
  watchSession(session: SessionUser, onEnd: () => void): () => void;
}

const idleMs = 12 * 3600_000;
/** Last use is written at most this often: a page makes many requests. */
const touchEveryMs = 60_000;
const recheckEveryMs = 60_000;

export function createAuth({ db, secrets }: { db: Database; secrets: Secrets }): Auth {
  const library = createBetterAuth({ db, secrets });
  const changes = createSessionChanges();

  async function stillValid(sessionId: string): Promise<SessionRow | null> {
    const row = await getSession(db, sessionId);
    if (!row) return null;
    const now = Date.now();
    if (row.expiresAt > now && now - row.lastSeenAt < idleMs) return row;
    await endSession(sessionId);
    return null;
  }

  async function endSession(sessionId: string): Promise<boolean> {
    const row = await getSession(db, sessionId);
    const wasThere = await deleteSession(db, sessionId);
    if (row) changes.publish({ userId: row.userId, sessionId });
    return wasThere;
  }

  return {
    changes,
    limits: createLimits(),
    oneTime: createOneTimeSignIn(),
    endSession,
    async findSession(headers) {
      const inner = withInnerCookie(headers);
      if (!inner.has("cookie")) return null;
      const found = await library.api.getSession({ headers: inner });
      const row = found && (await stillValid(found.session.id));
      if (!row) return null;
      const now = Date.now();
      // A database that can't be written must not sign anybody out.
      // Also after a clock was set back: the last use would lie ahead, and hold the session open for so much longer.
      if (Math.abs(now - row.lastSeenAt) > touchEveryMs) await touchSession(db, row.id, now).catch(() => undefined);
      return toSessionUser(row);
    },
    async signIn({ name, password }, headers) {
      const bare = withInnerCookie(headers);
      bare.delete("cookie");
      const { headers: reply } = await library.api
        .signInUsername({ body: { username: name, password }, headers: bare, returnHeaders: true })
        .catch((error: unknown) => {
          throw isRefusal(error) ? new BulkheadError("signed-out", "Name and password don't belong together.") : error;
        });
      const cookie = toSessionCookie(reply.getSetCookie(), isSecure(headers));
      if (!cookie) throw new Error("The session library gave no cookie.");
      return cookie;
    },
    watchSession(session, onEnd) {
      const stop = () => {
        clearInterval(timer);
        unsubscribe();
      };
      const check = async () => {
        const row = await stillValid(session.sessionId).catch(() => session);
        if (row?.role === session.role) return;
        stop();
        onEnd();
      };
      const unsubscribe = changes.subscribe(({ userId, sessionId }) => {
        if (userId === session.userId && (sessionId === null || sessionId === session.sessionId)) void check();
      });
      const timer = setInterval(check, recheckEveryMs);
      timer.unref();
      return stop;
    },
  };
}

function toSessionUser(row: SessionRow): SessionUser {
  return { userId: row.userId, name: row.userName, role: row.role, sessionId: row.id };
}

/** The library's own errors carry an HTTP status; ours and the database's don't. */
function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === "number" && status >= 400 && status < 500;
}
