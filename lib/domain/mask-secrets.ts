const secretWord =
  /pass(word|wd|phrase)?|pwd|secret|token|credential|private|basicauth|auth|api[-_.]?key|access[-_.]?key|(^|[-_.])keys?($|[-_.])|cookie|dsn/i;

/** Whether a label, variable or option of this name is likely to hold a secret. Errs on the side of hiding. */
export const looksSecret = (name: string): boolean => secretWord.test(name);

const mask = "••••••";
const assignment = /^(--?)?([\w.-]+)(=)(.+)$/s;
const inUrl = /(\w+:\/\/[^\s:/@]*:)([^\s@/]+)(@)/g;

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
  return words.join("").replace(inUrl, `$1${mask}$3`);
}
