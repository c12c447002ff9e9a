import "server-only";
import { backoffMs } from "@/lib/server/sources/backoff";

export interface Timings {
  /** A watch without a byte for so long is dead; bookmarks come about every 60 s. */
  readonly silenceMs: number;
  /** A streaming list without a byte for so long won't come. */
  readonly listSilenceMs: number;
  /** A watch that held so long was a good one: what fails next is tried at once. */
  readonly healthyMs: number;
  /** A watch that ends sooner, having said nothing, did nothing. */
  readonly shortMs: number;
  /** A resumed watch counts as taken up when it hasn't failed for so long. */
  readonly settleMs: number;
  /** However quiet, a kind is listed anew this often. */
  readonly relistMs: number;
  /** Before attempt 0, 1, 2 … after a watch that the server refused or ended at once. */
  readonly pauseMs: (attempt: number) => number;
  /** The same after a watch that broke off with its connection: short, until that becomes a habit. */
  readonly resumeMs: (attempt: number) => number;
  readonly watchSeconds: readonly [least: number, most: number];
}

export const timings: Timings = {
  silenceMs: 90_000,
  listSilenceMs: 15_000,
  healthyMs: 10_000,
  shortMs: 2_000,
  settleMs: 150,
  relistMs: 600_000,
  pauseMs: (attempt) => backoffMs(attempt, 30_000),
  resumeMs: (attempt) => backoffMs(attempt, attempt < 12 ? 1_500 : 30_000),
  watchSeconds: [240, 300],
};
