import type { ReasonData } from "../reason";
import { momentWords, type WordsContext } from "./time-words";

/** How one code is said: a whole sentence, and what fits on a card (some 22 characters). */
export interface Wording {
  readonly long: (data: Words) => string;
  /** The long form, if left out. */
  readonly short?: (data: Words) => string;
}

/** A reason's data, read without trust: what is missing or of another kind is said as "?" or left out, never thrown. */
export interface Words {
  text(key: string): string;
  /** "" where it is missing. */
  optional(key: string): string;
  count(key: string): number;
  has(key: string): boolean;
  /** "14:02"; "?" where the time is not known. */
  moment(key: string): string;
  /** " at 14:02", " on Tue", or "" where the time is not known: goes behind a word. */
  at(key: string): string;
  /** " since 14:02" or "". */
  since(key: string): string;
}

export function readWords(data: ReasonData, context: WordsContext): Words {
  const optional = (key: string): string => {
    const value = data[key];
    return value === null || value === undefined ? "" : String(value);
  };
  const time = (key: string): number | null => {
    const value = data[key];
    return typeof value === "number" && Number.isFinite(value) ? value : null;
  };
  const said = (key: string): string | null => {
    const at = time(key);
    return at === null ? null : momentWords(at, context);
  };
  return {
    optional,
    text: (key) => optional(key) || "?",
    count: (key) => Number(data[key] ?? 0) || 0,
    has: (key) => optional(key) !== "",
    moment: (key) => said(key) ?? "?",
    at(key) {
      const moment = said(key);
      return moment === null ? "" : moment.includes(":") ? ` at ${moment}` : ` on ${moment}`;
    },
    since(key) {
      const moment = said(key);
      return moment === null ? "" : ` since ${moment}`;
    },
  };
}

/** "1 restart", "7 restarts". */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** "1 pod", "3 pods"; the count as it stands in a reason's data. */
export const podsWords = (count: unknown): string => plural(Number(count), "pod");

/** What the cluster itself says, as a sentence behind ours; "" where it says nothing. */
export const clusterSays = (message: unknown): string =>
  message ? ` Kubernetes says: ${String(message).replace(/\.$/, "")}.` : "";
