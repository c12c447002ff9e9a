import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { type ClusterFailure, clusterFailures } from "@/lib/domain/words/cluster-failure-words";
import { cleanText } from "@/lib/server/docker/report/clean-text";
import { type ClusterTrouble, isTrouble, trouble } from "./trouble";

const failureByCode: Readonly<Record<string, ClusterFailure>> = {
  ECONNREFUSED: "refused",
  ECONNRESET: "unreachable",
  EPIPE: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ETIMEDOUT: "timeout",
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_SOCKET: "unreachable",
  UND_ERR_INFO: "unreachable",
  UND_ERR_DESTROYED: "unreachable",
  UND_ERR_CLOSED: "unreachable",
  UND_ERR_HEADERS_OVERFLOW: "not-kubernetes",
  CERT_HAS_EXPIRED: "tls-expired",
  CERT_NOT_YET_VALID: "tls-expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "tls-wrong-host",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls-untrusted",
  UNABLE_TO_GET_ISSUER_CERT: "tls-untrusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls-untrusted",
  SELF_SIGNED_CERT_IN_CHAIN: "tls-untrusted",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls-untrusted",
  CERT_SIGNATURE_FAILURE: "tls-untrusted",
  CERT_UNTRUSTED: "tls-untrusted",
  CERT_REJECTED: "tls-untrusted",
  INVALID_CA: "tls-untrusted",
  INVALID_PURPOSE: "tls-untrusted",
  CERT_CHAIN_TOO_LONG: "tls-untrusted",
  EPROTO: "not-tls",
  ERR_SSL_WRONG_VERSION_NUMBER: "not-tls",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "not-tls",
};

/** Alerts that the other side sends about our certificate; in TLS 1.3 they come after the handshake. */
const clientAlert =
  /^ERR_SSL_.*ALERT_(BAD_CERTIFICATE|CERTIFICATE_|UNKNOWN_CA|ACCESS_DENIED|UNSUPPORTED_CERT|HANDSHAKE_FAILURE)/;
/** What Go's TLS listeners answer to plain HTTP. */
const wantsTls = "Client sent an HTTP request to an HTTPS server";

/** Whatever a call rejected with, as trouble. The only place that knows what Node, TLS and undici reject with. */
export function toTrouble(cause: unknown): ClusterTrouble {
  if (isTrouble(cause)) return cause;
  const code = codeOf(cause);
  const known = failureByCode[code];
  if (known) return trouble(known, "", { cause });
  if (clientAlert.test(code)) return trouble("tls-client-refused", "", { cause });
  if (code.startsWith("HPE_") || code.startsWith("ERR_HTTP2_PROTOCOL")) return trouble("not-kubernetes", "", { cause });
  if (code.startsWith("ERR_HTTP2_") || code.startsWith("UND_ERR_HTTP_PARSER"))
    return trouble("unreachable", "", { cause });
  if (code.startsWith("ERR_SSL_") || code.startsWith("ERR_OSSL_")) return trouble("tls-client-refused", "", { cause });
  if (cause instanceof Error && cause.name === "AbortError") return trouble("cancelled", "", { cause });
  // A happy-eyeballs dial rejects with all of its attempts; any of them tells.
  if (cause instanceof AggregateError && cause.errors.length > 0) return toTrouble(cause.errors[0]);
  return trouble("unexpected", "", { cause });
}

/** An answer with an error status: what it means, with the cluster's own words, cleaned and capped. */
export function statusTrouble(status: number, body: string, retryAfter: string | null): ClusterTrouble {
  if (body.includes(wantsTls)) return trouble("wants-tls");
  const said = statusIn(body);
  const detail = cleanText(said?.message ?? "", 300);
  const cause = new Error(`HTTP ${status}`);
  const retryAfterMs = secondsToMs(retryAfter ?? "") ?? said?.retryAfterMs ?? null;
  const of = (why: ClusterFailure) => trouble(why, detail, { cause, retryAfterMs });
  if (status === 401) return of("credentials-refused");
  if (status === 403 && said) return of("forbidden");
  if (status === 429) return of("rate-limited");
  if (status >= 500) return said || status === 503 || status === 504 ? of("server-error") : of("not-kubernetes");
  return of(said ? "server-error" : "not-kubernetes");
}

/** A Status object of Kubernetes in a body; null if it is none. */
export function statusIn(body: string): { message: string; retryAfterMs: number | null } | null {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json !== "object" || json === null || !("kind" in json) || json.kind !== "Status") return null;
    const { message, details } = json as { message?: unknown; details?: { retryAfterSeconds?: unknown } };
    return {
      message: typeof message === "string" ? message : "",
      retryAfterMs: secondsToMs(String(details?.retryAfterSeconds ?? "")),
    };
  } catch {
    return null;
  }
}

/** A failed call on a cluster as the failure to show: what, where, why, what to do. */
export function toClusterError(clusterName: string, cause: unknown): BulkheadError {
  if (isBulkheadError(cause)) return cause;
  const { why, detail } = toTrouble(cause);
  const { kind, text, remedy } = clusterFailures[why];
  const because = detail === "" ? "" : `: ${detail.replace(/\.$/, "")}`;
  return new BulkheadError(kind, `Cluster "${clusterName}" ${text}${because}.${remedy === "" ? "" : ` ${remedy}`}`, {
    cause,
  });
}

/** Longer than this nobody waits, whatever a server asks. */
const longestWaitMs = 300_000;

const secondsToMs = (text: string): number | null =>
  /^\d{1,6}$/.test(text) && Number(text) > 0 ? Math.min(longestWaitMs, Number(text) * 1_000) : null;

const codeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
