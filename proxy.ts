import { type NextRequest, NextResponse } from "next/server";

/** Sets the nonce of the page's policy and nothing else: with this file deleted everything must still be guarded. */
export function proxy(request: NextRequest) {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  // The development server evaluates code, writes styles without a nonce and reloads by WebSocket.
  const isDev = process.env.NODE_ENV === "development";
  const script = `'self' 'nonce-${nonce}'${isDev ? " 'unsafe-eval'" : ""}`;
  const style = isDev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  const connect = isDev ? "'self' ws:" : "'self'";
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = { matcher: "/((?!_next/static/|icon.svg).*)" };
