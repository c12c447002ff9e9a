import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { BulkheadError } from "@/lib/domain/failure";
import type { Database } from "@/lib/server/db/client";
import { getSetting, hasSealedData, putSetting } from "@/lib/server/db/settings";
import { createKeyFile, keyFileExists, readKeyFile } from "./key-file";
import { open, seal, subKey } from "./seal";

export interface Secrets {
  /** @param aad - Where the text will stand, as "Table.column/row id". */
  seal(purpose: SecretPurpose, plaintext: string, aad: string): string;
  /** Throws a BulkheadError when it was changed, or sealed for another place or with another key. */
  open(purpose: SecretPurpose, sealed: string, aad: string): string;
  /** A secret that other libraries need as text; the same after every start. */
  derive(purpose: SecretPurpose): string;
}

export type SecretPurpose = "engine-credentials" | "cluster-credentials" | "operation-snapshot" | "session-cookie";

const checkSetting = "key-check";

/**
 * Takes the key from its file, or makes one for a data folder that holds nothing sealed. A missing or different key
 * never resets anything: the start is refused with what to put back.
 */
export async function createSecrets({ db, keyFile }: { db: Database; keyFile: string }): Promise<Secrets> {
  const known = await getSetting(db, checkSetting);
  const isNeeded = known !== null && (await hasSealedData(db));
  if (!keyFileExists(keyFile) && isNeeded) {
    throw new BulkheadError(
      "not-found",
      `The database holds sealed credentials and their key file ${keyFile} is missing. Put it back, or name it with BULKHEAD_KEY_FILE.`,
    );
  }
  const key = keyFileExists(keyFile) ? readKeyFile(keyFile) : createKeyFile(keyFile);
  const check = createHmac("sha256", subKey(key, "check")).update("bulkhead").digest("hex");
  if (isNeeded && !isSame(check, known)) {
    throw new BulkheadError(
      "conflict",
      `The key in ${keyFile} is not the one that the credentials in ${db.file} were sealed with. Put back the key that belongs to this data folder.`,
    );
  }
  if (check !== known) await putSetting(db, checkSetting, check);
  const keys = new Map<SecretPurpose, Buffer>();
  const keyFor = (purpose: SecretPurpose) => {
    const made = keys.get(purpose) ?? subKey(key, purpose);
    keys.set(purpose, made);
    return made;
  };
  return {
    seal: (purpose, plaintext, aad) => seal(keyFor(purpose), plaintext, aad),
    open: (purpose, sealed, aad) => open(keyFor(purpose), sealed, aad),
    derive: (purpose) => keyFor(purpose).toString("base64url"),
  };
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
