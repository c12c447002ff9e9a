import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { BulkheadError } from "@/lib/domain/failure";

const version = "v1";
const cipher = "aes-256-gcm";

/** A key of its own for each purpose, so that what is sealed for one can't be opened as another. */
export function subKey(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "bulkhead", purpose, 32));
}

/**
 * AES-256-GCM.
 *
 * @param aad - Where the text stands ("Engine.credentials/<row id>"): moved to another row it does not open.
 * @returns `v1.<nonce>.<ciphertext>.<tag>`, base64url.
 */
export function seal(key: Buffer, plaintext: string, aad: string): string {
  const nonce = randomBytes(12);
  const sealing = createCipheriv(cipher, key, nonce);
  sealing.setAAD(Buffer.from(aad));
  const body = Buffer.concat([sealing.update(plaintext, "utf8"), sealing.final()]);
  return [version, ...[nonce, body, sealing.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
}

/** Throws a BulkheadError when a bit was changed, the key is another, or the text was sealed for another place. */
export function open(key: Buffer, sealed: string, aad: string): string {
  const [given, nonce, body, tag, ...rest] = sealed.split(".");
  if (given !== version || !nonce || body === undefined || !tag || rest.length > 0) throw cannotOpen(aad);
  try {
    const opening = createDecipheriv(cipher, key, Buffer.from(nonce, "base64url"), { authTagLength: 16 });
    opening.setAAD(Buffer.from(aad));
    opening.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([opening.update(Buffer.from(body, "base64url")), opening.final()]).toString("utf8");
  } catch (cause) {
    throw cannotOpen(aad, cause);
  }
}

function cannotOpen(aad: string, cause?: unknown): BulkheadError {
  return new BulkheadError(
    "unexpected",
    `The secret kept at ${aad} can't be opened: it was changed, or sealed with another key. Enter it again.`,
    { cause },
  );
}
