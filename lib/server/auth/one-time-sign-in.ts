import "server-only";
import { createHash, randomBytes } from "node:crypto";

export interface OneTimeSignIn {
  /** @returns A token that signs that person in once, within the hour. */
  mint(credentials: Credentials): string;
  /** Uses a token up. `null` when it is unknown, used or too old. */
  take(token: string): Credentials | null;
}

interface Credentials {
  readonly name: string;
  readonly password: string;
}

const lifeMs = 3600_000;
const digest = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * Tokens for the demo, whose admin has a password that nobody knows: they lead to the same sign-in as a typed password.
 * Nothing mints one for a data folder that is not a demo's.
 */
export function createOneTimeSignIn(): OneTimeSignIn {
  const minted = new Map<string, Credentials & { endsAt: number }>();
  return {
    mint(credentials) {
      const token = randomBytes(32).toString("base64url");
      minted.set(digest(token), { ...credentials, endsAt: Date.now() + lifeMs });
      return token;
    },
    take(token) {
      const key = digest(token);
      const found = minted.get(key);
      minted.delete(key);
      return found && Date.now() < found.endsAt ? { name: found.name, password: found.password } : null;
    },
  };
}
