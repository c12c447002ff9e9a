import { type HealthMark, isKey, type NumberKey, nearestKey, type TextKey } from "./keys";

/** Whole numbers from `from` to `to`, both included; `null`: without an end. Only a port has a protocol. */
export interface NumberRange {
  readonly from: number | null;
  readonly to: number | null;
  readonly proto: Proto | null;
}

export const protos = ["tcp", "udp", "sctp"] as const;
export type Proto = (typeof protos)[number];

/**
 * One condition; any of its values is enough. `is` compares whole, `has` looks inside; upper and lower case are the same.
 * `address` holds addresses and ranges as they are written canonically.
 */
export type Condition =
  | { readonly kind: "word"; readonly text: string }
  | {
      readonly kind: "text";
      readonly key: TextKey | "ip";
      readonly how: "is" | "has";
      readonly values: readonly string[];
    }
  | { readonly kind: "number"; readonly key: NumberKey; readonly ranges: readonly NumberRange[] }
  | { readonly kind: "health"; readonly marks: readonly HealthMark[] }
  | { readonly kind: "address"; readonly ranges: readonly string[] };

/** A condition to fit, or, negated, one that hides what fits it. */
export type Term = Condition & { readonly negated: boolean };

/** Where in the text something stands, in UTF-16 units. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** A part of the text that asks for nothing until it is mended, and a sentence that says why. */
export interface Mistake extends Place {
  readonly message: string;
  /** It may still become right by typing on, so it is not to be shouted about. */
  readonly unfinished: boolean;
}

/** Every term must hold. What is mistaken is left out, never guessed. */
export interface Expression {
  readonly terms: readonly (Term & { readonly place: Place })[];
  readonly mistakes: readonly Mistake[];
}

/** The shortest text that means these terms. `parseExpression` gives the same terms back. */
export const formatTerms = (terms: readonly Term[]): string => terms.map(formatTerm).join(" ");

export function formatTerm(term: Term): string {
  return (term.negated ? "!" : "") + formatCondition(term);
}

function formatCondition(term: Condition): string {
  switch (term.kind) {
    case "word":
      return formatWord(term.text);
    case "text":
      return `${term.key}:${term.how === "has" ? "~" : ""}${term.values.map(formatValue).join(",")}`;
    case "health":
      return `health:${term.marks.join(",")}`;
    case "address":
      return `ip:${term.ranges.join(",")}`;
    case "number":
      return formatRanges(term.key, term.ranges);
  }
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&")}"`;

/** A value as it must be written after a key: quoted where it would read as something else. */
export const formatValue = (value: string): string =>
  value === "" || /[\s",]|^[~=<>]/.test(value) ? quoted(value) : value;

function formatWord(text: string): string {
  const key = /^([a-z]+)(?:!=|[:=<>~])/i.exec(text)?.[1]?.toLowerCase();
  const readsAsKey = key !== undefined && (isKey(key) || nearestKey(key) !== null);
  return text === "" || readsAsKey || /[\s"]|^[!-]/.test(text) ? quoted(text) : text;
}

function formatRanges(key: NumberKey, ranges: readonly NumberRange[]): string {
  const [only] = ranges;
  const proto = only?.proto ? `/${only.proto}` : "";
  if (only && only.to === null) return `${key}>=${only.from ?? 0}${proto}`;
  if (only && only.from === null) return `${key}<=${only.to}${proto}`;
  const texts = ranges.map(({ from, to, proto: each }) => {
    const span = from === to ? String(from) : `${from}-${to}`;
    return each ? `${span}/${each}` : span;
  });
  return `${key}:${texts.join(",")}`;
}
