import "server-only";
import { randomInt, timingSafeEqual } from "node:crypto";

export interface ClaimCode {
  /** Until when the code in the log is good, epoch ms; `null` once the panel has an owner. */
  endsAt(): number | null;
  isRight(code: string): boolean;
  /** The panel has an owner: no code is right any more. */
  end(): void;
}

/** No letter that is read as another one. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 12;
const lifeMs = 3600_000;

/**
 * The one-time code that proves that whoever claims the panel can read its log. When it ends unused, the next one is
 * told.
 *
 * @param tell - Gets each code as a person types it ("K7QM-4T2X-9ABC").
 */
export function createClaimCode(tell: (code: string, endsAt: number) => void): ClaimCode {
  let current: { code: string; endsAt: number } | null = null;
  let timer: NodeJS.Timeout | undefined;
  const renew = () => {
    current = { code: randomCode(), endsAt: Date.now() + lifeMs };
    tell(current.code.replace(/(.{4})(?=.)/g, "$1-"), current.endsAt);
    timer = setTimeout(renew, lifeMs);
    timer.unref();
  };
  renew();
  return {
    endsAt: () => current?.endsAt ?? null,
    isRight: (code) =>
      current !== null &&
      Date.now() < current.endsAt &&
      code.length === length &&
      timingSafeEqual(Buffer.from(code.padEnd(length)), Buffer.from(current.code)),
    end() {
      clearTimeout(timer);
      current = null;
    },
  };
}

function randomCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}
