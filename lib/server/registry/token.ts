import "server-only";
import { record } from "@/lib/server/sources/read";
import { type Endpoint, findEndpoint, type Resolve } from "./endpoint";
import { RegistryError } from "./errors";
import { readJson } from "./read-json";
import { ask, type Reply } from "./request";

const longestToken = 16_384;

export interface TokenAsk {
  readonly registry: Endpoint;
  readonly isPlain: boolean;
  readonly repository: string;
  readonly resolve: Resolve;
  readonly signal: AbortSignal;
  readonly ca?: string | undefined;
}

/**
 * An anonymous token to look up one repository, from where the registry says that it is given out.
 *
 * What the registry says is a wish, not an order: the place must speak https, or be the registry itself where that is
 * asked over plain HTTP; a registry on the internet can't send the panel to an address at home; what is asked for is to
 * pull our own repository, whatever scope was proposed.
 *
 * @param challenge - Its WWW-Authenticate.
 * @throws RegistryError, `login` where nobody gets one without credentials.
 */
export async function askToken(challenge: string, about: TokenAsk): Promise<string> {
  const { registry, isPlain, repository, resolve, signal, ca } = about;
  const { realm, service } = parseChallenge(challenge);
  if (realm === null) throw new RegistryError("login");
  const url = URL.canParse(realm) ? new URL(realm) : null;
  if (url === null || `${url.username}${url.password}` !== "") throw new RegistryError("token");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const isItself = host === registry.host.toLowerCase() && port === registry.port;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isPlain && isItself)) throw new RegistryError("token");
  const endpoint = isItself ? registry : await findEndpoint({ host, port }, resolve, signal);
  if (!isItself && !registry.isNearby && !endpoint.isPublic) throw new RegistryError("token");
  if (service !== null) url.searchParams.set("service", service);
  url.searchParams.set("scope", `repository:${repository}:pull`);
  const path = `${url.pathname}${url.search}`;
  const headers = { accept: "application/json" };
  return readToken(
    await ask(endpoint, {
      ...{ method: "GET", path, headers, limitBytes: 65_536, signal, ca, isPlain: url.protocol === "http:" },
    }),
  );
}

/** Of a Bearer challenge; without one `realm` is null. */
export function parseChallenge(challenge: string): { realm: string | null; service: string | null } {
  const bearer = /(?:^|[\s,])bearer\s+(.*)$/is.exec(challenge)?.[1] ?? "";
  const parameter = (name: string) => new RegExp(`(?:^|[\\s,])${name}="([^"]{1,2048})"`, "i").exec(bearer)?.[1] ?? null;
  return { realm: parameter("realm"), service: parameter("service") };
}

function readToken({ status, body }: Reply): string {
  if (status === 401 || status === 403) throw new RegistryError("login");
  if (status === 429) throw new RegistryError("rate-limited");
  if (status >= 300 && status < 400) throw new RegistryError("elsewhere");
  if (status >= 500) throw new RegistryError("trouble", { status });
  const { token, access_token: other } = record(readJson(body));
  const found = typeof token === "string" && token !== "" ? token : other;
  // It goes into a header: nothing but what may stand there.
  if (status !== 200 || typeof found !== "string" || found.length > longestToken || !/^[\x21-\x7e]+$/.test(found))
    throw new RegistryError("not-one");
  return found;
}
