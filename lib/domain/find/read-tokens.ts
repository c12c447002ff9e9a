/** One character of a token and where it stands; what is quoted is never syntax. */
export interface Sign {
  readonly char: string;
  readonly quoted: boolean;
  readonly at: number;
}

export interface Token {
  readonly signs: readonly Sign[];
  readonly offset: number;
  readonly length: number;
  /** Where a quote opens that is never closed. */
  readonly openQuote: number | null;
}

/**
 * Cuts a text at its spaces. A quote may begin anywhere in a token and keeps spaces, commas and signs as they are; in it
 * a backslash takes the next character literally. Total: an unclosed quote runs to the end of the text.
 */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = readToken(text, at);
    tokens.push(token);
    at = token.offset + token.length;
  }
  return tokens;
}

function readToken(text: string, offset: number): Token {
  const signs: Sign[] = [];
  let openQuote: number | null = null;
  let at = offset;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (openQuote === null) {
      if (/\s/.test(char)) break;
      if (char === '"') openQuote = at;
      else signs.push({ char, quoted: false, at });
    } else if (char === '"') {
      openQuote = null;
    } else if (char === "\\" && at + 1 < text.length) {
      at += 1;
      signs.push({ char: text.charAt(at), quoted: true, at });
    } else signs.push({ char, quoted: true, at });
  }
  return { signs, offset, length: at - offset, openQuote };
}

export const textOf = (signs: readonly Sign[]): string => signs.map((sign) => sign.char).join("");
