"use client";

import { createMatcher } from "@/lib/domain/find/create-matcher";
import { termFor, withTerm } from "@/lib/domain/find/edit-term";
import type { Expression } from "@/lib/domain/find/expression";
import { parseExpression } from "@/lib/domain/find/parse-expression";
import type { Tier } from "@/lib/domain/health";
import type { NodeId } from "@/lib/domain/ids";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** What the address asks to see, read. */
export interface Filter {
  readonly text: string;
  readonly expression: Expression;
  /** The containers that fit; the same set while the same ones do. */
  readonly match: (nodes: ReadonlyMap<NodeId, TopologyNode>) => ReadonlySet<NodeId>;
  /** What `health:` asks for, breaches left out. */
  readonly tiers: readonly Tier[];
  /** The one zone that `zone:` asks for; null: none, or several. */
  readonly zone: string | null;
}

export function createFilter(text: string): Filter {
  const expression = parseExpression(text);
  const health = termFor(expression, "health");
  const zone = termFor(expression, "zone");
  return {
    text,
    expression,
    match: createMatcher(expression.terms),
    tiers: health?.kind === "health" ? health.marks.filter((mark) => mark !== "breach") : [],
    zone: zone?.kind === "text" && zone.how === "is" && zone.values.length === 1 ? (zone.values[0] ?? null) : null,
  };
}

export const withTiers = (text: string, tiers: readonly Tier[]): string =>
  withTerm(text, "health", tiers.length > 0 ? { kind: "health", marks: tiers } : null);

export const withZone = (text: string, name: string | null): string =>
  withTerm(text, "zone", name === null ? null : { kind: "text", key: "zone", how: "is", values: [name] });
