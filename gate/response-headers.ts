import type { ServerResponse } from "node:http";

/** Until a page's own policy with its nonce replaces it: nothing may load, run or frame anything. */
const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A worker lives by the policy of its own script, and the map's loads the rest of itself by `importScripts`. */
const scriptPolicy = `${closedPolicy}; script-src 'self'`;
const scripts = "/_next/static/";

const always: Readonly<Record<string, string>> = {
  "content-security-policy": closedPolicy,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** What every answer carries, whatever answers. */
export function setResponseHeaders(
  response: ServerResponse,
  { secure, path }: { readonly secure: boolean; readonly path: string },
): void {
  for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
  if (path.startsWith(scripts)) response.setHeader("content-security-policy", scriptPolicy);
  if (secure) response.setHeader("strict-transport-security", "max-age=31536000");
}
