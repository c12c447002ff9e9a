import "server-only";

/** Lax or None would let another site's page act with it; without HttpOnly a script could read it. */
export interface SessionCookie {
  readonly name: string;
  readonly value: string;
  readonly httpOnly: true;
  readonly sameSite: "strict";
  readonly path: "/";
  readonly secure: boolean;
  /** Seconds; 0 removes it. */
  readonly maxAge: number;
}

/** The name that the session library knows it by. */
const innerName = "bulkhead.session_token";
const outerName = (secure: boolean): string => (secure ? `__Host-${innerName}` : innerName);

/** The gate lets this header through only from a trusted proxy. */
export const isSecure = (headers: Headers): boolean => headers.get("x-forwarded-proto") === "https";

/** What the library sent as Set-Cookie, as the browser shall keep it: over TLS bound to this very host. */
export function toSessionCookie(setCookie: readonly string[], secure: boolean): SessionCookie | null {
  for (const line of setCookie) {
    const value = new RegExp(`^${innerName.replace(".", "\\.")}=([^;]*)`).exec(line)?.[1];
    const maxAge = /;\s*max-age=(\d+)/i.exec(line)?.[1];
    if (value && maxAge) return build(decodeURIComponent(value), Number(maxAge), secure);
  }
  return null;
}

export const expiredSessionCookie = (headers: Headers): SessionCookie => build("", 0, isSecure(headers));

function build(value: string, maxAge: number, secure: boolean): SessionCookie {
  return { name: outerName(secure), value, httpOnly: true, sameSite: "strict", path: "/", secure, maxAge };
}

/** The request's headers with no cookie but the session's, under the name that the library knows. */
export function withInnerCookie(headers: Headers): Headers {
  const inner = new Headers(headers);
  inner.delete("cookie");
  const wanted = `${outerName(isSecure(headers))}=`;
  const found = (headers.get("cookie") ?? "").split(/;\s*/).filter((pair) => pair.startsWith(wanted));
  // Two of one name: somebody may have planted one, and which is ours can't be told.
  if (found.length === 1) inner.set("cookie", `${innerName}=${found[0]?.slice(wanted.length)}`);
  return inner;
}
