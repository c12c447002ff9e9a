import "server-only";
import type { ConditionReport, SelectorReport } from "@/lib/domain/cluster-report/object";
import { list, record, text, textMap, texts, time, whole } from "@/lib/server/sources/read";

/** Counts of Kubernetes are 32 bits wide. */
const mostCount = 2 ** 31 - 1;

/** A count: what is missing or no count is `otherwise`. */
export const count = (value: unknown, otherwise = 0): number => whole(value, { min: 0, max: mostCount, otherwise });

/** Seconds as ms. */
export const secondsMs = (value: unknown, otherwise: number): number => count(value, otherwise) * 1_000;

/** One of the words that the domain knows, else `otherwise`: a newer cluster may say others. */
export function oneOf<const T extends string>(value: unknown, known: readonly T[], otherwise: T): T {
  return known.find((word) => word === value) ?? otherwise;
}

const mostConditions = 50;

export const toConditions = (value: unknown): readonly ConditionReport[] =>
  list(value, mostConditions)
    .map(record)
    .map((condition) => ({
      type: text(condition.type, 128),
      status: oneOf(condition.status, ["True", "False", "Unknown"], "Unknown"),
      reason: text(condition.reason, 128),
      message: text(condition.message, 300),
      changedAt: time(condition.lastTransitionTime),
    }));

export function toSelector(value: unknown): SelectorReport {
  const { matchLabels, matchExpressions } = record(value);
  return {
    labels: textMap(matchLabels),
    expressions: list(matchExpressions, 100)
      .map(record)
      .map(({ key, operator, values }) => ({
        key: text(key, 512),
        operator: text(operator, 32),
        values: texts(values),
      })),
  };
}

export const toProtocol = (value: unknown): "tcp" | "udp" | "sctp" =>
  oneOf(typeof value === "string" ? value.toLowerCase() : "", ["tcp", "udp", "sctp"], "tcp");

/** 1 to 65535; 0 for what is no port's number. */
export const portNumber = (value: unknown): number => whole(value, { min: 1, max: 65_535, otherwise: 0 });

/** A port as number or name: "8080", "http". */
export const portText = (value: unknown): string => (typeof value === "number" ? String(value) : text(value, 64));

/** Addresses that a load balancer gave: an IP or a host name each. */
export const toBalancers = (status: unknown): readonly string[] =>
  list(record(record(status).loadBalancer).ingress, 100)
    .map(record)
    .map(({ ip, hostname }) => text(ip, 64) || text(hostname, 256))
    .filter((address) => address !== "");

/** What is told as a list, `all`, and was told as one text, `first`, before there was the list: servers may say only that. */
export function allOr(all: readonly string[], first: unknown): readonly string[] {
  const alone = text(first, 64);
  return all.length > 0 || alone === "" ? all : [alone];
}
