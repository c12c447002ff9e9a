import "server-only";
import { toSelector } from "../kinds/values";

/** A selector of labels as a query writes it: "app=web,tier in (a,b),!old". What no server knows is left out. */
export function selectorText(selector: unknown): string {
  const { labels, expressions } = toSelector(selector);
  const needs = expressions.flatMap(({ key, operator, values }) => {
    if (operator === "In") return [`${key} in (${values.join(",")})`];
    if (operator === "NotIn") return [`${key} notin (${values.join(",")})`];
    if (operator === "Exists") return [key];
    return operator === "DoesNotExist" ? [`!${key}`] : [];
  });
  return [...Object.entries(labels).map(([key, value]) => `${key}=${value}`), ...needs].join(",");
}
