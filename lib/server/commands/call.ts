import "server-only";
import type { Permission, Role } from "@/lib/domain/permission";
import type { SessionCookie } from "@/lib/server/auth/session-cookie";
import type { Runtime } from "@/lib/server/runtime";

/** Who is signed in, as the session's row says at this moment. */
export interface SessionUser {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly sessionId: string;
}

/** What a command or query knows of its caller besides the input. */
export interface Call {
  readonly session: SessionUser;
  /** The peer's address as the gate saw it; "unknown" outside it. */
  readonly address: string;
  readonly userAgent: string;
  readonly runtime: Runtime;
}

/** A public command may be called by nobody in particular, and may sign somebody in. */
export interface PublicCall extends Omit<Call, "session"> {
  readonly session: SessionUser | null;
  /** The caller's request headers and the cookie of the reply: for the session commands alone. */
  readonly headers: Headers;
  setCookie(cookie: SessionCookie): void;
}

export type CallOf<P extends Permission> = P extends "public" ? PublicCall : Call;
