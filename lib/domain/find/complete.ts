import { formatValue } from "./expression";
import { clusterKeys, isKey, type Key, keyNames, keys } from "./keys";

/** One way to go on: what replaces the text from `from` to `to`, and where the caret stands then. */
export interface Suggestion {
  readonly kind: "key" | "value";
  readonly key: Key;
  /** A value as it is called; a key with its sign. */
  readonly text: string;
  /** How many containers have this value; null for a key. */
  readonly count: number | null;
  readonly after: string;
  readonly caret: number;
}

const most = 10;
/** Where a bare word is looked for, to offer it as a value: what people call things by. */
const guessed: readonly Key[] = ["zone", "host", "stack", "namespace", "app", "image", "health", "network"];

/**
 * How the text can go on at the caret: keys, then values that there are in the lab, those that begin as typed before
 * those that hold it, more common ones first. Nothing inside a finished word with no more to add.
 *
 * @param known - Values of a key and how many containers have each.
 */
export function complete(
  text: string,
  caret: number,
  known: (key: Key) => ReadonlyMap<string, number>,
): readonly Suggestion[] {
  const start = wordStart(text, caret);
  const word = text.slice(start, caret);
  const [, bang = "", key = "", sign = "", rest = ""] = /^([!-]?)([a-z]+)(!=|:~|[:=~])(.*)$/is.exec(word) ?? [];
  if (sign) return isKey(key.toLowerCase()) ? completeValue(text, caret, key.toLowerCase() as Key, rest, known) : [];
  const typed = word.slice(/^[!-]/.test(word) ? 1 : 0);
  const from = caret - typed.length;
  const put = replaceIn(text, from, caret);
  const hasCluster = known("cluster").size > 0;
  const found = keyNames
    .filter((each) => each.startsWith(typed.toLowerCase()) && (hasCluster || !clusterKeys.has(each)))
    .map(
      (each) =>
        ({
          kind: "key",
          key: each,
          count: null,
          ...put(keys[each].kind === "number" && each !== "port" ? `${each}>` : `${each}:`),
        }) as const,
    );
  if (typed.length < 2 || (bang === "" && typed.startsWith('"'))) return found;
  const values = guessed.flatMap((each) =>
    ranked(known(each), typed)
      .slice(0, 3)
      .map(([value, count]) => toValue(each, value, count, put(`${each}:${formatValue(value)}`, { ends: true }))),
  );
  return [...found, ...values].slice(0, most);
}

function completeValue(
  text: string,
  caret: number,
  key: Key,
  rest: string,
  known: (key: Key) => ReadonlyMap<string, number>,
): readonly Suggestion[] {
  const begun = rest.slice(lastComma(rest) + 1);
  const typed = begun.replaceAll('"', "");
  const taken = new Set(
    rest
      .slice(0, lastComma(rest) + 1)
      .replaceAll('"', "")
      .toLowerCase()
      .split(","),
  );
  const end = caret + (/^[^\s,]*/.exec(text.slice(caret))?.[0].length ?? 0);
  const put = replaceIn(text, caret - begun.length, end);
  return ranked(known(key), typed)
    .filter(([value]) => !taken.has(value.toLowerCase()) && value.toLowerCase() !== typed.toLowerCase())
    .slice(0, most)
    .map(([value, count]) => toValue(key, value, count, put(formatValue(value), { ends: true })));
}

type Put = Pick<Suggestion, "text" | "after" | "caret">;

const toValue = (key: Key, value: string, count: number, put: Put): Suggestion => ({
  ...put,
  kind: "value",
  key,
  text: value,
  count,
});

/** Puts words in place of a part of the text; one that ends there gets its space. */
const replaceIn =
  (text: string, from: number, to: number) =>
  (words: string, { ends = false } = {}): Put => {
    const behind = text.slice(to);
    const space = ends && !/^[\s,]/.test(behind) ? " " : "";
    const caret = from + words.length + (ends ? 1 : 0);
    return { text: words, after: text.slice(0, from) + words + space + behind, caret };
  };

/** Where the word around the caret begins; spaces in quotes don't part it. */
function wordStart(text: string, caret: number): number {
  let start = 0;
  let quoted = false;
  for (let at = 0; at < caret; at += 1) {
    const char = text.charAt(at);
    if (char === "\\" && quoted) at += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && /\s/.test(char)) start = at + 1;
  }
  return start;
}

function lastComma(text: string): number {
  let comma = -1;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '"') quoted = !quoted;
    else if (text.charAt(at) === "," && !quoted) comma = at;
  }
  return comma;
}

function ranked(values: ReadonlyMap<string, number>, typed: string): readonly (readonly [string, number])[] {
  const wanted = typed.toLowerCase();
  const place = (value: string) => value.toLowerCase().indexOf(wanted);
  return [...values]
    .filter(([value]) => place(value) >= 0)
    .sort(
      ([a, countA], [b, countB]) =>
        Number(place(a) > 0) - Number(place(b) > 0) || countB - countA || a.localeCompare(b, "en", { numeric: true }),
    );
}
