import { createHash } from "node:crypto";

/** Numbers and ids that are the same for the same seed. */
export interface Random {
  /** 0 to 1, 1 excluded. */
  next(): number;
  /** A whole number below `bound`. */
  below(bound: number): number;
  pick<T>(from: readonly T[]): T;
  /** 64 hex digits, as Docker's ids are. */
  id(): string;
}

export function createRandom(seed: string): Random {
  let state = Number.parseInt(sha256(seed).slice(0, 8), 16);
  let ids = 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number) => Math.floor(next() * bound);
  return {
    next,
    below,
    pick: (from) => from[below(from.length)] as (typeof from)[number],
    id: () => sha256(`${seed}/${ids++}`),
  };
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
