import type { Expression, Mistake, Place, Term } from "./expression";
import { isKey, type Key, keys, nearestKey } from "./keys";
import { type Operator, readCondition } from "./read-condition";
import { readTokens, type Sign, type Token, textOf } from "./read-tokens";

/** Longer texts are no filter that somebody wrote; they are refused as a whole. */
export const longestExpression = 2_000;

/**
 * Reads a find expression: `health:failed image:~postgres restarts>3 !stack:media port:443,8000-8010 "two words"`.
 *
 * - A word without a key is looked for everywhere. `!` or `-` before a term hides what fits it.
 * - `key:a,b` is any of the values, whole; `key:~a` looks inside. Upper and lower case are the same.
 * - Quotes keep spaces, commas and signs; a word with an unknown key is looked for as it stands.
 *
 * Total: whatever is typed gives an expression. What can't be meant is left out and told as a mistake.
 */
export function parseExpression(text: string): Expression {
  if (text.length > longestExpression) {
    const message = `This filter is ${text.length} characters long; ${longestExpression} are the most. Nothing of it is used: shorten it.`;
    return { terms: [], mistakes: [{ offset: 0, length: text.length, message, unfinished: false }] };
  }
  const terms: (Term & { place: Place })[] = [];
  const mistakes: Mistake[] = [];
  for (const token of readTokens(text)) {
    const read = readTerm(token);
    const place = { offset: token.offset, length: token.length };
    if ("message" in read) mistakes.push({ ...place, ...read });
    else terms.push({ ...read, place });
  }
  return { terms, mistakes };
}

type Objection = Pick<Mistake, "message" | "unfinished"> & Partial<Place>;

function readTerm(token: Token): Term | Objection {
  if (token.openQuote !== null) {
    const length = token.offset + token.length - token.openQuote;
    return {
      message: 'The quote that begins here has no end. Close it with ".',
      unfinished: true,
      offset: token.openQuote,
      length,
    };
  }
  const first = token.signs[0];
  const bang = first !== undefined && !first.quoted && (first.char === "!" || first.char === "-");
  const signs = bang ? token.signs.slice(1) : token.signs;
  if (signs.length === 0) {
    const message = bang ? `Write after ${first.char} what to hide.` : "There is nothing between the quotes.";
    return { message, unfinished: true };
  }
  const split = splitKey(signs);
  if (!split) return { kind: "word", text: textOf(signs), negated: bang };
  const { key, operator, rest, negates } = split;
  if (!isKey(key)) {
    const near = nearestKey(key);
    if (!near) return { kind: "word", text: textOf(signs), negated: bang };
    const message = `There is no key "${key}". Write ${near}:, or put it in quotes to look for it as it stands.`;
    return { message, unfinished: false, offset: signs[0]?.at ?? token.offset, length: key.length };
  }
  if (rest.length === 0) return { message: emptyWords(key), unfinished: true };
  const condition = readCondition(key, operator, rest);
  return "message" in condition ? condition : { ...condition, negated: bang !== negates };
}

const emptyWords = (key: Key): string =>
  `${key} has no value yet. Write it without a space, like ${keys[key].example}.`;

interface Split {
  readonly key: string;
  readonly operator: Operator;
  readonly rest: readonly Sign[];
  /** `key!=value`. */
  readonly negates: boolean;
}

/** The key and its sign at the beginning of a token; null: it has none. */
function splitKey(signs: readonly Sign[]): Split | null {
  const end = signs.findIndex((sign) => sign.quoted || !/[a-z]/i.test(sign.char));
  if (end <= 0) return null;
  const key = textOf(signs.slice(0, end)).toLowerCase();
  const bare = signs.slice(end, end + 3).map((sign) => (sign.quoted ? "\0" : sign.char));
  const written = /^(?:!=|:[<>]=|:[<>~=]|[<>]=|[:<>=~])/.exec(bare.join(""))?.[0];
  if (!written) return null;
  const operator = operators[written] ?? "is";
  return { key, operator, rest: signs.slice(end + written.length), negates: written === "!=" };
}

const operators: Readonly<Record<string, Operator>> = {
  ":~": "has",
  "~": "has",
  ">": ">",
  ":>": ">",
  "<": "<",
  ":<": "<",
  ">=": ">=",
  ":>=": ">=",
  "<=": "<=",
  ":<=": "<=",
};
