import "server-only";
import { createHash } from "node:crypto";
import type { ImagePlace } from "@/lib/domain/registry/image-place";
import { list, record } from "@/lib/server/sources/read";
import { findEndpoint, hostAndPort, type Resolve } from "./endpoint";
import { RegistryError, speaksNoTls } from "./errors";
import { readJson } from "./read-json";
import { ask, type Reply } from "./request";
import { askToken } from "./token";

/** An index of several platforms first: its digest is the one that a node writes down for a tag. */
const accept = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

/** What registries accept at most, by the OCI distribution spec. */
const manifestBytes = 4 * 1024 * 1024;

export interface Lookup {
  readonly resolve: Resolve;
  readonly signal: AbortSignal;
  readonly ca?: string | undefined;
}

/**
 * What the registry says the reference is at this moment. HEAD first, which costs nothing at Docker Hub; the manifest
 * itself only from one that doesn't name the digest, and to learn what a 404 means.
 *
 * @returns `isPlain`: it speaks no TLS, and is near enough to be asked without.
 * @throws RegistryError; other errors of the connection; whatever `signal` was aborted with.
 * @source OCI distribution spec 1.1, "Pulling manifests"; the token dance is distribution's `docs/spec/auth/token.md`.
 */
export async function findDigest(
  place: ImagePlace,
  { resolve, signal, ca }: Lookup,
): Promise<{ digest: string; isPlain: boolean }> {
  const registry = await findEndpoint(hostAndPort(place.registry), resolve, signal);
  const { repository, reference } = place;
  const path = `/v2/${repository}/manifests/${reference}`;
  let isPlain = false;
  let token: string | null = null;

  const once = (method: "GET" | "HEAD") => {
    const headers = { accept, ...(token !== null && { authorization: `Bearer ${token}` }) };
    return ask(registry, { ...{ method, path, headers, limitBytes: manifestBytes, signal, isPlain, ca } });
  };
  const call = async (method: "GET" | "HEAD") => {
    const reply = await once(method);
    const challenge = reply.headers["www-authenticate"] ?? "";
    if (reply.status !== 401 || token !== null) return reply;
    token = await askToken(challenge, { registry, isPlain, repository, resolve, signal, ca });
    return once(method);
  };
  const first = async () => {
    try {
      return await call("HEAD");
    } catch (error) {
      if (!speaksNoTls(error)) throw error;
      if (!registry.isNearby) throw new RegistryError("no-tls");
      isPlain = true;
      return call("HEAD");
    }
  };

  const head = refuseTrouble(await first());
  const named = head.status === 200 ? digestNamed(head) : null;
  const digest = named ?? digestOf(refuseTrouble(await call("GET")));
  if (reference.startsWith("sha256:") && digest !== reference) throw new RegistryError("not-one");
  return { digest, isPlain };
}

function refuseTrouble(reply: Reply): Reply {
  const { status } = reply;
  if (status === 401 || status === 403) throw new RegistryError("login");
  if (status === 429) throw new RegistryError("rate-limited");
  if (status >= 300 && status < 400) throw new RegistryError("elsewhere");
  if (status >= 500 && status !== 501) throw new RegistryError("trouble", { status });
  return reply;
}

function digestNamed({ headers }: Reply): string | null {
  const named = headers["docker-content-digest"];
  return typeof named === "string" && /^sha256:[0-9a-f]{64}$/.test(named) ? named : null;
}

/** Of a manifest that was read as a whole. A page that says 200 to anything is none. */
function digestOf(reply: Reply): string {
  const { status, headers, body } = reply;
  const json = record(readJson(body));
  if (status === 404) throw new RegistryError(absence(json));
  if (status !== 200 || headers["content-encoding"] !== undefined || json.schemaVersion !== 2)
    throw new RegistryError("not-one");
  const digest = `sha256:${createHash("sha256").update(body).digest("hex")}`;
  if ((digestNamed(reply) ?? digest) !== digest) throw new RegistryError("not-one");
  return digest;
}

/** Only a registry's own code says that something is not there: any web server has a 404. NOT_FOUND is Harbor's. */
function absence({ errors }: { readonly errors?: unknown }): "no-tag" | "no-repository" | "not-one" {
  const codes = list(errors, 20).map((error) => record(error).code);
  if (codes.includes("NAME_UNKNOWN")) return "no-repository";
  return codes.includes("MANIFEST_UNKNOWN") || codes.includes("NOT_FOUND") ? "no-tag" : "not-one";
}
