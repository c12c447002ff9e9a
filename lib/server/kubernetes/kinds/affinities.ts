import "server-only";
import type { SelectorReport } from "@/lib/domain/cluster-report/object";
import type { AffinityReport } from "@/lib/domain/cluster-report/templates";
import { list, record, text } from "@/lib/server/sources/read";
import { toSelector } from "./values";

const mostTerms = 20;
const required = "requiredDuringSchedulingIgnoredDuringExecution";
const preferred = "preferredDuringSchedulingIgnoredDuringExecution";

/** Where its pods must or would rather run, in short: each rule as it is written, without its weight. */
export function toAffinities(value: unknown): readonly AffinityReport[] {
  const { nodeAffinity, podAffinity, podAntiAffinity } = record(value);
  return [
    ...ofNodes(record(nodeAffinity)),
    ...ofPods(record(podAffinity), "near"),
    ...ofPods(record(podAntiAffinity), "away"),
  ];
}

function ofNodes(affinity: Readonly<Record<string, unknown>>): readonly AffinityReport[] {
  const terms = list(record(affinity[required]).nodeSelectorTerms, mostTerms).map(nodeTerm).filter(isSaid);
  const wishes = list(affinity[preferred], mostTerms)
    .map((wish) => nodeTerm(record(wish).preference))
    .filter(isSaid);
  const said = { kind: "nodes", within: "" } as const;
  return [
    ...(terms.length > 0 ? [{ ...said, isRequired: true, anyOf: terms }] : []),
    ...wishes.map((wish) => ({ ...said, isRequired: false, anyOf: [wish] })),
  ];
}

/** Fields and labels are asked for in the same words. */
function nodeTerm(term: unknown): string {
  const { matchExpressions, matchFields } = record(term);
  return [matchExpressions, matchFields]
    .map((expressions) => written(toSelector({ matchExpressions: expressions })))
    .filter(isSaid)
    .join(", ");
}

function ofPods(affinity: Readonly<Record<string, unknown>>, kind: "near" | "away"): readonly AffinityReport[] {
  const rule = (term: unknown, isRequired: boolean): AffinityReport => {
    const { labelSelector, topologyKey } = record(term);
    return { kind, isRequired, anyOf: [written(toSelector(labelSelector))], within: text(topologyKey, 256) };
  };
  return [
    ...list(affinity[required], mostTerms).map((term) => rule(term, true)),
    ...list(affinity[preferred], mostTerms).map((wish) => rule(record(wish).podAffinityTerm, false)),
  ].filter(({ anyOf: [said = ""] }) => isSaid(said));
}

/** "app=web, zone in (a, b), ssd exists", as `kubectl` writes a selector. */
function written({ labels, expressions }: SelectorReport): string {
  const equal = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const others = expressions.map(({ key, operator, values }) => {
    const word = operators[operator] ?? operator;
    return values.length > 0 ? `${key} ${word} (${values.join(", ")})` : `${key} ${word}`;
  });
  return [...equal, ...others].join(", ");
}

const operators: Readonly<Record<string, string>> = {
  In: "in",
  NotIn: "not in",
  Exists: "exists",
  DoesNotExist: "does not exist",
  Gt: ">",
  Lt: "<",
};

const isSaid = (said: string): boolean => said !== "";
