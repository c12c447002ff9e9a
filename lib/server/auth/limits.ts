import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { addressKey, createLimiter, type Limiter } from "./limiter";

const minute = 60_000;

export interface Limits {
  /** Throws `rate-limited`. @returns To be called when the password was right. */
  beforePassword(name: string, address: string): () => void;
  beforeCode(address: string): () => void;
}

/**
 * Guessing is slowed per account and per address. An address from which the account was signed in to before has a share
 * of its own, so that a stranger who guesses does not lock the owner out.
 */
export function createLimits(): Limits {
  const byAddress = createLimiter({ limit: 30, windowMs: 15 * minute });
  const byAccount = createLimiter({ limit: 20, windowMs: 60 * minute });
  const codes = createLimiter({ limit: 10, windowMs: 15 * minute });
  const allCodes = createLimiter({ limit: 100, windowMs: 60 * minute });
  const known = new Set<string>();
  return {
    beforePassword(name, address) {
      const from = addressKey(address);
      const pair = `${name.toLowerCase()} ${from}`;
      const account = known.has(pair) ? pair : name.toLowerCase();
      const giveBack = takeAll([
        [byAddress, from],
        [byAccount, account],
      ]);
      return () => {
        known.add(pair);
        giveBack();
      };
    },
    beforeCode: (address) =>
      takeAll([
        [codes, addressKey(address)],
        [allCodes, "all"],
      ]),
  };
}

function takeAll(shares: readonly (readonly [Limiter, string])[]): () => void {
  for (const [limiter, key] of shares) {
    const waitMs = limiter.take(key);
    if (waitMs > 0) throw tooOften(waitMs);
  }
  return () => {
    for (const [limiter, key] of shares) limiter.giveBack(key);
  };
}

function tooOften(waitMs: number): BulkheadError {
  const minutes = Math.ceil(waitMs / minute);
  return new BulkheadError(
    "rate-limited",
    `Too many tries. Try again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`,
  );
}
