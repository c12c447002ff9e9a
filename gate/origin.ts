/** What a browser says about where a request comes from. */
export interface Provenance {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly origin: string | undefined;
  /** Sec-Fetch-Site and Sec-Fetch-Mode. */
  readonly site: string | undefined;
  readonly mode: string | undefined;
}

/**
 * Whether a request comes from this panel's own page. What changes something must prove it, by an Origin that is the
 * host it was sent to or by the browser's word that it is the same origin: a request that says nothing is refused, and so
 * is `null`, which sandboxed frames of strangers send.
 */
export function isOwnRequest({ method, path, host, origin, site, mode }: Provenance): boolean {
  if (origin !== undefined && !isSameHost(origin, host)) return false;
  if (method !== "GET" && method !== "HEAD") return origin !== undefined || site === "same-origin";
  if (site === undefined || site === "same-origin" || site === "none") return true;
  // Following a link from elsewhere to a page is fine; reading our data from elsewhere is not.
  return mode === "navigate" && !path.startsWith("/api/");
}

/** Schemes are left out: behind a proxy that ends TLS the browser says https and the panel hears http. */
function isSameHost(origin: string, host: string): boolean {
  const match = /^(https?):\/\/([^/?#@\\]+)$/i.exec(origin);
  if (!match?.[1] || !match[2]) return false;
  const port = match[1].toLowerCase() === "https" ? ":443" : ":80";
  return withoutPort(match[2], port) === withoutPort(host, port);
}

function withoutPort(host: string, port: string): string {
  const lower = host.toLowerCase();
  return lower.endsWith(port) ? lower.slice(0, -port.length) : lower;
}
