import "server-only";

/** Control characters (tab and line breaks too), and the invisible ones that reorder or hide text. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * Text of a source made safe to show on one line: what can't be seen is written as an escape (`\u{1b}`), and the rest is
 * capped at `limit` characters.
 */
export function cleanText(text: string, limit = 1_024): string {
  const capped = text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  return capped.replace(unprintable, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
