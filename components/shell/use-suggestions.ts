"use client";

import { useMemo, useRef } from "react";
import { useLab } from "@/components/live/lab-store";
import { complete, type Suggestion } from "@/lib/domain/find/complete";
import { createMatcher } from "@/lib/domain/find/create-matcher";
import type { Mistake } from "@/lib/domain/find/expression";
import type { Key } from "@/lib/domain/find/keys";
import { knownValues } from "@/lib/domain/find/known-values";
import { parseExpression } from "@/lib/domain/find/parse-expression";
import { unknownValues } from "@/lib/domain/find/unknown-values";

/** Values are counted once while the helper is open: a list that reorders itself under a finger is no help. */
export function useSuggestions(text: string, caret: number): readonly Suggestion[] {
  const counted = useRef(new Map<Key, ReadonlyMap<string, number>>());
  return useMemo(
    () =>
      complete(text, Math.min(caret, text.length), (key) => {
        const known = counted.current.get(key) ?? knownValues(useLab.getState().nodes, key);
        counted.current.set(key, known);
        return known;
      }),
    [text, caret],
  );
}

/** What can't be meant; and when all can be and still nothing fits, which part that is due to. */
export function useMistakes(text: string): readonly Mistake[] {
  return useMemo(() => {
    const expression = parseExpression(text);
    if (expression.mistakes.length > 0 || expression.terms.length === 0) return expression.mistakes;
    const { nodes } = useLab.getState();
    return createMatcher(expression.terms)(nodes).size > 0 ? [] : unknownValues(nodes, expression);
  }, [text]);
}
