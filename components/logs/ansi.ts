/** A piece of a log line in one style. */
export interface AnsiPart {
  readonly text: string;
  /** Classes of our own roles: never an inline style, never a colour that a program picked. */
  readonly className: string;
}

/** Programs name sixteen colours; each is one of our roles, so that it can be read on both grounds. */
const inks = [
  "text-text-faint",
  "text-health-failed",
  "text-health-ok",
  "text-health-warning",
  "text-(--zone-1-text)",
  "text-health-progressing",
  "text-accent-text",
  "text-text",
];
const grounds = [
  "",
  "bg-health-failed-bg",
  "bg-health-ok-bg",
  "bg-health-warning-bg",
  "bg-(--zone-1-bg)",
  "bg-health-progressing-bg",
  "bg-accent-bg",
  "bg-surface-raised",
];

interface Style {
  ink: string;
  ground: string;
  bold: boolean;
  faint: boolean;
  italic: boolean;
  underline: boolean;
  inverse: boolean;
}

const plain: Style = {
  ink: "",
  ground: "",
  bold: false,
  faint: false,
  italic: false,
  underline: false,
  inverse: false,
};

const sequence = new RegExp(`${String.fromCharCode(0x1b)}\\[([0-9;:]*)m`, "g");

/** A line without its colours. */
export const plainText = (text: string): string => text.replace(sequence, "");

/**
 * A log line's colours (SGR sequences, ECMA-48 8.3.117) as parts with classes. The server has already dropped every
 * other terminal sequence. A style lasts to the end of the line: the next line begins plain.
 */
export function parseAnsi(text: string): readonly AnsiPart[] {
  if (!text.includes("\u001b")) return [{ text, className: "" }];
  const parts: AnsiPart[] = [];
  let style = plain;
  let from = 0;
  const add = (piece: string) => {
    if (piece !== "") parts.push({ text: piece, className: toClassName(style) });
  };
  for (const match of text.matchAll(sequence)) {
    add(text.slice(from, match.index));
    style = restyle(style, match[1] ?? "");
    from = match.index + match[0].length;
  }
  add(text.slice(from));
  return parts;
}

function restyle(before: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map((code) => Number(code || 0));
  let style = before;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48) {
      const [colour, used] = extendedColour(codes.slice(index + 1));
      style = code === 38 ? { ...style, ink: inks[colour] ?? "" } : { ...style, ground: grounds[colour] ?? "" };
      index += used;
    } else style = simple(style, code);
  }
  return style;
}

function simple(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, faint: true };
  if (code === 3) return { ...style, italic: true };
  if (code === 4) return { ...style, underline: true };
  if (code === 7) return { ...style, inverse: true };
  if (code === 22) return { ...style, bold: false, faint: false };
  if (code === 23) return { ...style, italic: false };
  if (code === 24) return { ...style, underline: false };
  if (code === 27) return { ...style, inverse: false };
  if (code === 39) return { ...style, ink: "" };
  if (code === 49) return { ...style, ground: "" };
  if (code >= 30 && code <= 37) return { ...style, ink: inks[code - 30] ?? "" };
  if (code >= 90 && code <= 97) return { ...style, ink: inks[code - 90] ?? "" };
  if (code >= 40 && code <= 47) return { ...style, ground: grounds[code - 40] ?? "" };
  if (code >= 100 && code <= 107) return { ...style, ground: grounds[code - 100] ?? "" };
  return style;
}

/** `5;n` of 256 colours or `2;r;g;b`: the nearest of the eight, and how many numbers it took. */
function extendedColour([mode, a = 0, b = 0, c = 0]: readonly number[]): [colour: number, used: number] {
  if (mode === 2) return [nearest(a, b, c), 4];
  if (mode !== 5) return [7, 1];
  if (a < 16) return [a % 8, 2];
  if (a >= 232) return [a < 244 ? 0 : 7, 2];
  const cube = a - 16;
  const level = (n: number) => (n % 6) * 51;
  return [nearest(level(Math.floor(cube / 36)), level(Math.floor(cube / 6)), level(cube)), 2];
}

function nearest(red: number, green: number, blue: number): number {
  const loud = Math.max(red, green, blue) * 0.6;
  if (loud < 40) return 0;
  return (red > loud ? 1 : 0) + (green > loud ? 2 : 0) + (blue > loud ? 4 : 0);
}

function toClassName(style: Style): string {
  const classes = [style.ink, style.inverse ? "bg-surface-raised" : style.ground];
  if (style.bold) classes.push("font-semibold");
  if (style.faint && !style.ink) classes.push("text-text-faint");
  if (style.italic) classes.push("italic");
  if (style.underline) classes.push("underline");
  return classes.filter(Boolean).join(" ");
}
