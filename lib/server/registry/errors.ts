import "server-only";
import type { ReasonData } from "@/lib/domain/reason";
import type { RegistryTrouble } from "@/lib/domain/registry/answer";
import { codeOf, dialFailure } from "@/lib/server/sources/dial-failure";

/** An answer that is none. Nothing that the registry wrote is in it. */
export class RegistryError extends Error {
  override readonly name = "RegistryError";
  constructor(
    readonly trouble: RegistryTrouble,
    readonly data: ReasonData = {},
    options?: ErrorOptions,
  ) {
    super(`registry: ${trouble}`, options);
  }
}

export const isRegistryError = (error: unknown): error is RegistryError =>
  error instanceof Error && error.name === "RegistryError";

/** A failed call as what is to be said of it. A broken or endless answer is one that no registry gives. */
export function toRegistryError(cause: unknown): RegistryError {
  if (isRegistryError(cause)) return cause;
  return new RegistryError(troubleOf(cause), {}, { cause });
}

function troubleOf(cause: unknown): RegistryTrouble {
  const code = codeOf(cause);
  const dialled = dialFailure(code);
  switch (dialled) {
    case "not-tls":
      return "not-one";
    case "refused":
    case "dns":
    case "unreachable":
      return dialled;
    case "timeout":
      return "unreachable";
    case null:
      return code.startsWith("HPE_") ? "not-one" : "unreachable";
    default:
      return "certificate";
  }
}

/**
 * Whether what answered a TLS greeting was not TLS at all. A TLS server that likes neither our versions nor our ciphers
 * fails with EPROTO too, and is not meant: nobody may be talked down to plain HTTP by an alert.
 */
export const speaksNoTls = (cause: unknown): boolean =>
  cause instanceof Error &&
  /^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|ERR_SSL_HTTP_REQUEST)$/.test(codeOf(cause)) &&
  /wrong version number|packet length too long|http request/i.test(cause.message);
