import "server-only";
import type { FailureKind } from "@/lib/domain/failure";

/** Why a connection can't be made or broke, whatever is spoken over it. `not-tls`: what answers there speaks no TLS. */
export type DialFailure =
  | Extract<
      FailureKind,
      | "refused"
      | "unreachable"
      | "timeout"
      | "dns"
      | "tls-expired"
      | "tls-wrong-host"
      | "tls-untrusted"
      | "tls-client-refused"
    >
  | "not-tls";

const failureByCode: ReadonlyMap<string, DialFailure> = new Map(
  Object.entries({
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
  } satisfies Record<string, DialFailure>),
);

/** Alerts that the other side sends about our certificate; in TLS 1.3 they come after the handshake. */
const clientAlert =
  /^ERR_SSL_.*ALERT_(BAD_CERTIFICATE|CERTIFICATE_|UNKNOWN_CA|ACCESS_DENIED|UNSUPPORTED_CERT|HANDSHAKE_FAILURE)/;

/** What a code of Node's network and TLS means; null for one that tells of something else. */
export const dialFailure = (code: string): DialFailure | null =>
  failureByCode.get(code) ?? (clientAlert.test(code) ? "tls-client-refused" : null);

/** "ECONNREFUSED"; "" where a rejection carries no code. */
export const codeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";

/** Whether an answer is what Go's TLS listeners say to plain HTTP. */
export const wantsTls = (body: string): boolean => body.includes("Client sent an HTTP request to an HTTPS server");
