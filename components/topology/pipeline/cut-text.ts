export interface TextStyle {
  /** As CSS has it: "500 12.5px Geist". */
  readonly font: string;
  readonly width: number;
}

/**
 * A text cut so that it fits, with "…" at its end; whole where it does. Done by arithmetic rather than by the browser's
 * ellipsis, because every clipped line is a layer of its own to the painter, and a map has thousands of lines.
 *
 * @param measure - Width of a text in `font`, px.
 */
export function cutText(
  text: string,
  { font, width }: TextStyle,
  measure: (text: string, font: string) => number,
): string {
  if (measure(text, font) <= width) return text;
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (measure(`${text.slice(0, middle)}…`, font) <= width) fits = middle;
    else tooLong = middle;
  }
  return `${text.slice(0, fits).trimEnd()}…`;
}
