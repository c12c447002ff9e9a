import "server-only";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import { BulkheadError } from "@/lib/domain/failure";

/**
 * The PEM texts as options for TLS, each read once here, so that a bad one is named instead of failing the handshake
 * with OpenSSL's words.
 */
export function readTlsMaterial(connection: EngineConnection & { transport: "tls" }): SecureContextOptions {
  const { ca, cert, key } = connection;
  requireReadable("ca", "CA certificate", () => new X509Certificate(ca));
  requireReadable("cert", "client certificate", () => new X509Certificate(cert));
  requireReadable("key", "client key", () => createPrivateKey(key));
  if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) {
    throw unreadable(
      "key",
      "The client key doesn't belong to the client certificate. Use the pair that was made together.",
    );
  }
  requireReadable("cert", "certificates and key together", () => createSecureContext({ ca, cert, key }));
  return { ca, cert, key };
}

function requireReadable(field: string, what: string, read: () => unknown): void {
  try {
    read();
  } catch (cause) {
    const message = `The ${what} can't be read. Paste the whole PEM text, from "-----BEGIN" to "-----END", without a passphrase.`;
    throw unreadable(field, message, cause);
  }
}

const unreadable = (field: string, message: string, cause?: unknown) =>
  new BulkheadError("tls-material", message, { cause, fields: { [field]: message } });
