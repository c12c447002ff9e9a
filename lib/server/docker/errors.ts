import "server-only";
import { BulkheadError, type FailureKind, failurePolicy, isBulkheadError } from "@/lib/domain/failure";
import { remedies } from "@/lib/domain/failure-remedies";
import { cleanText } from "@/lib/server/sources/clean-text";
import { isTrouble } from "./trouble";

const kindByStatus: Readonly<Record<number, FailureKind>> = {
  400: "invalid-input",
  401: "forbidden",
  403: "forbidden",
  404: "not-found",
  405: "forbidden",
  409: "conflict",
  429: "rate-limited",
};

const kindByCode: Readonly<Record<string, FailureKind>> = {
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
  EACCES: "socket-permission",
  EPERM: "socket-permission",
  ENOENT: "socket-missing",
  ENOTDIR: "socket-missing",
  ENOTSOCK: "socket-missing",
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
};

const noTls: ReadonlySet<string> = new Set([
  "EPROTO",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
]);
const plainPort = "Docker's TLS port is usually 2376; 2375 is the one without.";
/** What Go's TLS listeners answer to plain HTTP. */
const wantsTls = "Client sent an HTTP request to an HTTPS server";

/** A failed call on an engine as the failure to show. The only place that knows what Node, TLS and Docker reject with. */
export function toEngineError(engineName: string, cause: unknown): BulkheadError {
  if (isBulkheadError(cause)) return cause;
  const source = `Engine "${engineName}"`;
  if (isTrouble(cause)) return new BulkheadError(cause.trouble, `${source} ${cause.message}`, { cause });
  if (noTls.has(codeOf(cause))) {
    return new BulkheadError("invalid-response", `${source} doesn't speak TLS on this port. ${plainPort}`, { cause });
  }
  const kind = kindOf(cause);
  const remedy = remedies[kind] ? ` ${remedies[kind]}` : "";
  return new BulkheadError(kind, `${source} ${failurePolicy[kind].text}.${remedy}`, { cause });
}

/** An answer with an error status: the engine's own words are quoted, cleaned and capped, since they name the port or file. */
export function toStatusError(engineName: string, status: number, body: string): BulkheadError {
  if (body.includes(wantsTls)) {
    return new BulkheadError(
      "invalid-response",
      `Engine "${engineName}" speaks TLS on this port. Connect with TLS and a client certificate.`,
    );
  }
  const kind = kindByStatus[status] ?? (status >= 500 ? "engine-error" : "invalid-response");
  const said = cleanText((messageIn(body) ?? "").trim().replace(/\.$/, ""), 500);
  const text = kind === "conflict" ? "can't do this now" : failurePolicy[kind].text;
  return new BulkheadError(kind, `Engine "${engineName}" ${text}${said === "" ? "" : `: ${said}`}.`, {
    cause: new Error(`HTTP ${status}`),
  });
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";

function kindOf(cause: unknown): FailureKind {
  const code = codeOf(cause);
  const known = kindByCode[code];
  if (known) return known;
  if (code.startsWith("HPE_")) return "invalid-response";
  // Alerts the other side sends about our certificate; in TLS 1.3 they come after the handshake.
  if (
    /^ERR_SSL_.*ALERT_(BAD_CERTIFICATE|CERTIFICATE_|UNKNOWN_CA|ACCESS_DENIED|UNSUPPORTED_CERT|HANDSHAKE_FAILURE)/.test(
      code,
    )
  ) {
    return "tls-client-refused";
  }
  if (cause instanceof Error && cause.name === "AbortError") return isTroubleReason(cause) ?? "cancelled";
  return "unexpected";
}

const isTroubleReason = (error: Error): FailureKind | null => (isTrouble(error.cause) ? error.cause.trouble : null);

function messageIn(body: string): string | null {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === "object" && json !== null && "message" in json && typeof json.message === "string"
      ? json.message
      : null;
  } catch {
    return body.trimStart().startsWith("<") ? null : body;
  }
}
