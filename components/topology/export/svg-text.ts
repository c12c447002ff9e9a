// What XML 1.0 does not allow at all, in whatever way it is written: one such character and no program opens the file.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Longer than any line of a map; a name of 10 KB is cut here at the latest. */
const longest = 400;

/** A text of the lab as it may stand in an SVG: escaped, without control characters and halves of letters, cut. */
export function svgText(text: string): string {
  const plain = text
    .slice(0, longest)
    .toWellFormed()
    .replace(forbidden, "")
    .replace(/[\t\n\r]/g, " ");
  return plain.replace(/[&<>"']/g, (sign) => escapes[sign] ?? "");
}

/** A number in as few letters as a picture needs. */
export const svgNumber = (value: number): string => String(Math.round(value * 100) / 100);
