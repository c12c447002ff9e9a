import { endOfValue } from "./end-of-value";

const secretWord =
  /pass(word|wd|phrase)?|pwd|secret|token|credential|private|basicauth|auth|api[-_.]?key|access[-_.]?key|(^|[-_.])keys?($|[-_.])|cookie|dsn/i;

/** Whether a label, variable or option of this name is likely to hold a secret. Errs on the side of hiding. */
export const looksSecret = (name: string): boolean => secretWord.test(name);

/** What stands in the place of a secret, whatever its length. */
export const mask = "••••••";

// Each of these goes through a text once, however long and odd it is: names are bounded and begin where a word does.
const start = String.raw`(?<![\w.-])`;
/** `TOKEN=x`, `?token=x`, `"token":"x"`, also within quotes in quotes, `token: x`, `"token" : "x"`; with YAML's lines below. */
const assigned = new RegExp(
  String.raw`${start}([\w.-]{1,200})(?:\\{0,8}["']?[^\S\n]*=[^\S\n]*|["']?:(?:[^\S\n]+|(?=\n))|\\{0,8}["']:\s*|\\{0,8}["']\s+:\s*(?=\\{0,8}["'{[]))`,
  "g",
);
/** `--token x`, also with its value in the next line of a script. */
const flagged = new RegExp(String.raw`${start}(-[\w.-]{1,200})(?:\s|\\\r?\n)+(?!-|\\\r?\n)`, "g");

/** Up to the last `@`: the password may hold one. */
const inUrl = /(\b\w{1,40}:\/\/[^\s:/@]*:)([^\s/]+)(@)/g;
/** A whole login in the place of a user's name: `https://ghp_x@github.com`. */
const inUrlAlone = /(\b\w{1,40}:\/\/)([\w.~-]{16,})(@)/g;
/** `curl -u name:x`; two numbers are a user and a group. */
const login = /((?<![\w.-])(?:-u|--user|--proxy-user)(?:\s+|=)["']?)(?!\d+:\d+(?!\S))([^\s:"']{1,200}:)([^\s"']+)/g;
/** Of these headers all that follows is the secret, in several words. */
const header = /(?<![\w-])((?:proxy-)?authorization|(?:set-)?cookie)(:[^\S\n]+)([^\s"'][^\n"']*)/gi;
/** `"Authorization": "Bearer x"` has its word for how before the secret. */
const scheme = /\b(bearer|basic|digest|negotiate)(\s+)([\w.~+/=-]{6,})/gi;
const privateKey = /-----BEGIN [^-\n]*PRIVATE KEY-----[\s\S]*?(-----END [^-\n]*PRIVATE KEY-----|$)/g;
/** Tokens that show what they are: JSON Web Tokens, and those of GitHub, GitLab, Slack, AWS, Stripe and Google. */
const bareToken =
  /(?<![\w-])eyJ[\w-]{5,4000}\.[\w-]{5,4000}\.[\w-]*|\bgh[pousr]_\w{16,}|\bgithub_pat_\w{16,}|\bglpat-[\w-]{16,}|\bxox[abposr]-[\w-]{8,}|\bA(?:KIA|SIA)[A-Z0-9]{16}\b|\b[rs]k_live_\w{10,}|\bAIza[\w-]{30,}/g;

/**
 * A text of any shape, a command or a script of many lines, with what looks like a secret masked: in arguments,
 * assignments, headers, queries, URLs, JSON, and tokens and keys that are known by their looks.
 */
export function maskText(text: string): string {
  const bare = text
    .replace(privateKey, mask)
    .replace(bareToken, mask)
    .replace(header, `$1$2${mask}`)
    .replace(scheme, `$1$2${mask}`)
    .replace(login, `$1$2${mask}`)
    .replace(inUrl, `$1${mask}$3`)
    .replace(inUrlAlone, `$1${mask}$3`);
  return maskNamed(maskNamed(bare, assigned), flagged);
}

/** Values behind names that look like a secret's. What stands behind another name is looked at like the rest. */
function maskNamed(text: string, named: RegExp): string {
  let shown = "";
  let from = 0;
  named.lastIndex = 0;
  for (let found = named.exec(text); found; found = named.exec(text)) {
    if (!looksSecret(found[1] ?? "")) continue;
    const behind = named.lastIndex;
    const end = endOfValue(text, behind, found.index);
    if (end === behind) continue;
    shown += text.slice(from, behind) + mask;
    from = end;
    named.lastIndex = from;
  }
  return shown + text.slice(from);
}

/**
 * The words of a command as a list: what follows a lone `--password`, and what is assigned to one, is its value, whatever
 * it holds.
 */
export function maskWords(words: readonly string[]): string[] {
  return words.map((word, at) => {
    const before = words[at - 1] ?? "";
    const name = /^([\w.-]{1,200})=./s.exec(word)?.[1] ?? "";
    if (looksSecret(name) && !takesScript.test(before)) return `${name}=${mask}`;
    if (!/^--?[\w.-]+$/.test(before) || word.startsWith("-")) return maskText(word);
    // Together they are read as a shell would read them.
    return looksSecret(before) ? mask : maskText(`${before} ${word}`).slice(before.length + 1);
  });
}

/** `sh -c`, `bash -ec`: a script may begin with an assignment and go on. */
const takesScript = /^-\w*c$/;
