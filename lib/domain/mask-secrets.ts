const secretWord =
  /pass(word|wd|phrase)?|pwd|secret|token|credential|private|basicauth|auth|api[-_.]?key|access[-_.]?key|(^|[-_.])keys?($|[-_.])|cookie|dsn/i;

/** Whether a label, variable or option of this name is likely to hold a secret. Errs on the side of hiding. */
export const looksSecret = (name: string): boolean => secretWord.test(name);

/** What stands in the place of a secret, whatever its length. */
export const mask = "••••••";
const assignment = /^(--?)?([\w.-]+)(=)(.+)$/s;
const inUrl = /(\b\w{1,40}:\/\/[^\s:/@]*:)([^\s@/]+)(@)/g;

/**
 * A command line with the values of secret-looking arguments masked: `--password=x`, `--password x`, `TOKEN=x`,
 * `redis://:x@host`. Words keep their order and number.
 */
export function maskCommand(command: string): string {
  let maskNext = false;
  const words = command.split(/(\s+)/).map((word) => {
    if (word.trim() === "") return word;
    if (maskNext && !word.startsWith("-")) {
      maskNext = false;
      return mask;
    }
    const [, dashes = "", name = "", equals] = assignment.exec(word) ?? [];
    if (equals && looksSecret(name)) return `${dashes}${name}=${mask}`;
    maskNext = word.startsWith("-") && !equals && looksSecret(word);
    return word;
  });
  return maskUrls(words.join(""));
}

const maskUrls = (text: string): string => text.replace(inUrl, `$1${mask}$3`).replace(inUrlAlone, `$1${mask}$3`);

// Each of these looks at a text once, however long and odd it is: names are bounded and begin where a word does.
const start = String.raw`(?<![\w.-])`;
/** What a secret's value may stand in: quotes, or up to where a word, a list or a query goes on. */
const value = String.raw`"(?:[^"\\]|\\.)*"|'[^']*'|[^\s&"']+`;
const written = new RegExp(String.raw`${start}([\w.-]{1,200})(["']?\s*=\s*|["']?:\s+|["']\s*:\s*)(${value})`, "g");
const flagged = new RegExp(String.raw`${start}(-[\w.-]{1,200})(\s+)(?!-)(${value})`, "g");
/** `Authorization: Bearer x` has its word for how before the secret. */
const scheme = /\b(bearer|basic|digest|negotiate)(\s+)([\w.~+/=-]{6,})/gi;
/** A whole login in the place of a user's name: `https://ghp_x@github.com`. */
const inUrlAlone = /(\b\w{1,40}:\/\/)([\w.~-]{16,})(@)/g;
const privateKey = /-----BEGIN [^-\n]*PRIVATE KEY-----[\s\S]*?(-----END [^-\n]*PRIVATE KEY-----|$)/g;
/** Tokens that show what they are: of JSON Web Tokens, GitHub, GitLab, Slack, AWS, Stripe and Google. */
const bareToken =
  /(?<![\w-])eyJ[\w-]{5,4000}\.[\w-]{5,4000}\.[\w-]*|\bgh[pousr]_\w{16,}|\bgithub_pat_\w{16,}|\bglpat-[\w-]{16,}|\bxox[abposr]-[\w-]{8,}|\bA(?:KIA|SIA)[A-Z0-9]{16}\b|\b[rs]k_live_\w{10,}|\bAIza[\w-]{30,}/g;

/**
 * A text of any shape, a script of many lines too, with what looks like a secret masked: in assignments, headers, quotes,
 * queries, URLs, arguments, and tokens and keys that are known by their looks.
 */
export function maskText(text: string): string {
  const keep = (whole: string, name: string, between: string): string =>
    looksSecret(name) ? `${name}${between}${mask}` : whole;
  return maskUrls(
    text
      .replace(privateKey, mask)
      .replace(bareToken, mask)
      .replace(scheme, `$1$2${mask}`)
      .replace(written, keep)
      .replace(flagged, keep),
  );
}

/** The words of a command as a list: what follows a lone `--password` is its value, whatever it holds. */
export function maskWords(words: readonly string[]): string[] {
  return words.map((word, at) => {
    const before = words[at - 1] ?? "";
    const isValue = /^--?[\w.-]+$/.test(before) && looksSecret(before) && !word.startsWith("-");
    return isValue ? mask : maskText(word);
  });
}
