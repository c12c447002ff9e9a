import { isIP } from "node:net";

/** Endings that no public name server answers for, so no stranger's page can point such a name at this panel. */
const privateEndings = [".localhost", ".local", ".lan", ".home", ".internal", ".intranet", ".home.arpa", ".ts.net"];

/**
 * Whether a request may come by this name. A page of somebody else's can make its own public name resolve to this
 * machine (DNS rebinding) and would then count as ours; an address or a private name can't be taken over like that.
 *
 * @param host - The Host header: name or address, with or without port; IPv6 in brackets.
 * @param allowed - Further names that the owner gave.
 */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  const name = hostName(host);
  if (name === null) return false;
  if (isIP(name) || name === "localhost" || allowed.includes(name)) return true;
  return !name.includes(".") || privateEndings.some((ending) => name.endsWith(ending));
}

/** Lower case, without port, brackets and the root's dot; `null` when it is no host at all. */
export function hostName(host: string): string | null {
  const v6 = /^\[([0-9a-f:.]+)\](?::\d{1,5})?$/i.exec(host)?.[1];
  if (v6) return isIP(v6) === 6 ? v6.toLowerCase() : null;
  const name = /^([a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)\.?(?::\d{1,5})?$/i.exec(host)?.[1];
  return name ? name.toLowerCase() : null;
}
