const quoted = String.raw`(?:\\{1,8}"[^"]*"|"(?:[^"\\]|\\.)*"|'[^']*')`;
/** What stands in a query ends where its next name begins; any other `&` may be one of the value's own. */
const bare = String.raw`(?:[^\s&"']|&(?![&\s]|[\w.%[\]-]{1,200}=))`;
/**
 * What is quoted, as in JSON; or as a shell joins it, quoted and bare parts until a word or a query goes on. What opens
 * and never closes was cut: all of the rest is in it.
 */
const plain = new RegExp(String.raw`${quoted}(?=[\s,;)}\]]|$)|(?:${quoted}|${bare})+(?:["']\S*)?|["'][\s\S]*`, "y");
/** A list or an object of JSON, a shell's array, expansion or command. */
const bracket = /\$?[{[(]/y;
/** In YAML what is assigned stands in the lines below. */
const block = /(?:[|>][-+\d]{0,2}[^\S\n]*)?\n/y;

/**
 * Where what is assigned to a name ends, in a text that may be a shell's, JSON, YAML or prose. Rather too far than too
 * short, since what is behind it is shown.
 *
 * @param at - Where it begins. @param nameAt - Where its name does.
 * @returns `at` where nothing is assigned, and at most the text's length.
 */
export function endOfValue(text: string, at: number, nameAt: number): number {
  if (isAt(block, text, at)) return endOfBlock(text, at, nameAt);
  if (!isAt(bracket, text, at)) return endOfPlain(text, at);
  const end = endOfBracket(text, at);
  return /[\s,;)}\]]/.test(text[end] ?? " ") ? end : endOfPlain(text, end);
}

function isAt(what: RegExp, text: string, at: number): boolean {
  what.lastIndex = at;
  return what.test(text);
}

function endOfPlain(text: string, at: number): number {
  plain.lastIndex = at;
  return at + (plain.exec(text)?.[0].length ?? 0);
}

/** Brackets within a string are none. */
function endOfBracket(text: string, from: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\\") at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if ("{[(".includes(character)) depth++;
    else if ("}])".includes(character) && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Lines that are indented more than the name's own, and a list that begins at its indent. */
function endOfBlock(text: string, from: number, nameAt: number): number {
  const indent = indentOf(text.slice(text.lastIndexOf("\n", nameAt) + 1, nameAt));
  let end = from;
  for (let at = text.indexOf("\n", from); at !== -1; at = text.indexOf("\n", at + 1)) {
    const next = text.indexOf("\n", at + 1);
    const line = text.slice(at + 1, next === -1 ? text.length : next);
    if (line.trim() === "") continue;
    const isListed = indentOf(line) === indent && line.startsWith("- ", indent);
    if (indentOf(line) <= indent && !isListed) break;
    end = at + 1 + line.length;
  }
  return end;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
