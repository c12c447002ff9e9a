/** The Latin letters and digits that occur in a text, a bit each (some digits share one); whatever else it holds. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= a && code <= z) letters |= 1 << (code - a);
    else if (code >= zero && code <= nine) letters |= 1 << (26 + ((code - zero) % 6));
  }
  return letters;
}

/** How many of `wanted` are not among `there`; both of `lettersOf`. */
export function lettersMissing(wanted: number, there: number): number {
  let missing = 0;
  for (let left = wanted & ~there; left !== 0; left &= left - 1) missing += 1;
  return missing;
}

const [a, z, zero, nine] = ["a", "z", "0", "9"].map((letter) => letter.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];
