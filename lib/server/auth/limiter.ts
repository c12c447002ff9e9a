import "server-only";
import { isIPv6 } from "node:net";

export interface Limiter {
  /** Counts one try. @returns 0 when it may be made, else the milliseconds until the next may. */
  take(key: string): number;
  /** The try was a good one: it does not count. */
  giveBack(key: string): void;
}

const mostKeys = 10_000;

/**
 * At most `limit` tries per key in any window of `windowMs`. Kept in memory: a restart forgets, and only its owner can.
 * By a clock that is never set: set back, it would shut everybody out for so much longer.
 */
export function createLimiter(
  { limit, windowMs }: { limit: number; windowMs: number },
  now: () => number = () => performance.now(),
): Limiter {
  const tries = new Map<string, number[]>();
  const recent = (key: string) => (tries.get(key) ?? []).filter((at) => at > now() - windowMs);
  return {
    take(key) {
      const made = recent(key);
      if (made.length >= limit) return Math.max(1, (made[0] ?? 0) + windowMs - now());
      if (!tries.has(key) && tries.size >= mostKeys) forgetOne(tries, now() - windowMs);
      tries.set(key, [...made, now()]);
      return 0;
    },
    giveBack(key) {
      const made = recent(key).slice(0, -1);
      if (made.length > 0) tries.set(key, made);
      else tries.delete(key);
    },
  };
}

/** A crowd of new keys must not push out the one under attack: of the oldest, the one tried least is forgotten. */
function forgetOne(tries: Map<string, number[]>, since: number): void {
  const oldest = [...tries.entries().take(50)].map(([key, made]) => ({
    key,
    live: made.filter((at) => at > since).length,
  }));
  const least = oldest.reduce((a, b) => (b.live < a.live ? b : a));
  tries.delete(least.key);
}

/** One household has one IPv4 address but 2^64 of IPv6: those count as one. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? [] : new Array(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""));
  return `${groups.join(":")}::/64`;
}
