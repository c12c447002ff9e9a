import { type Condition, type Expression, formatTerm, type Term } from "./expression";
import type { Key } from "./keys";
import { parseExpression } from "./parse-expression";

export const keyOf = (term: Term): Key | null =>
  term.kind === "health" ? "health" : term.kind === "address" ? "ip" : term.kind === "word" ? null : term.key;

/** The first term that asks for this key and doesn't hide by it. */
export const termFor = (expression: Expression, key: Key) =>
  expression.terms.find((term) => keyOf(term) === key && !term.negated) ?? null;

/**
 * The text with what it asks of one key put in place of what it asked before, or taken out with `null`; whatever else
 * is written stays as it was written.
 */
export function withTerm(text: string, key: Key, wanted: Condition | null): string {
  const before = parseExpression(text).terms.filter((term) => keyOf(term) === key && !term.negated);
  const written = wanted ? formatTerm({ ...wanted, negated: false }) : "";
  const [first] = before;
  let after = text;
  for (const term of before.toReversed()) {
    const { offset, length } = term.place;
    const rest = after.slice(offset + length);
    // What is taken out takes the space behind it along.
    after = after.slice(0, offset) + (term === first && written ? written + rest : rest.trimStart());
  }
  if (written) return first ? after : `${after.trimEnd()} ${written}`.trimStart();
  return after.trim();
}
