import "server-only";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import path from "node:path";
import { BulkheadError } from "@/lib/domain/failure";

export const keyFileExists = (file: string): boolean => existsSync(file);

/** The 32 bytes of a key file. Refused when others than its owner may read it, or when it is no key. */
export function readKeyFile(file: string): Buffer {
  let text: string;
  try {
    const { mode } = statSync(file);
    if (mode & 0o077) {
      throw new BulkheadError(
        "forbidden",
        `The key file ${file} can be read by other users of this machine. Run: chmod 600 ${file}`,
      );
    }
    text = readFileSync(file, "utf8").trim();
  } catch (cause) {
    if (cause instanceof Error && cause.name === "BulkheadError") throw cause;
    throw new BulkheadError("forbidden", `The key file ${file} can't be read. Check its owner and mode.`, { cause });
  }
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new BulkheadError(
      "invalid-input",
      `The key file ${file} holds no key: 64 hex digits are expected. Put back the file that was there.`,
    );
  }
  return Buffer.from(text, "hex");
}

/** Makes a new key. An existing file is never overwritten. */
export function createKeyFile(file: string): Buffer {
  const key = randomBytes(32);
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const handle = openSync(file, "wx", 0o600);
    writeSync(handle, `${key.toString("hex")}\n`);
    fsyncSync(handle);
    closeSync(handle);
  } catch (cause) {
    throw new BulkheadError(
      "forbidden",
      `The key file ${file} can't be made. Check the folder's owner and mode, or name another with BULKHEAD_KEY_FILE.`,
      { cause },
    );
  }
  return key;
}
