import "server-only";
import type { ClusterKind, ClusterObjects } from "@/lib/domain/cluster-report";
import type { ObjectReport } from "@/lib/domain/cluster-report/object";
import type { Json } from "@/lib/server/sources/read";

export type ReportOf<K extends ClusterKind> =
  ClusterObjects[K] extends ReadonlyMap<string, infer R extends ObjectReport> ? R : never;

/** One kind of objects: what right it needs, where it is listed and watched, and what becomes of one of its objects. */
export interface KindSource<K extends ClusterKind = ClusterKind> {
  readonly kind: K;
  readonly right: KindRight;
  /** "/apis/apps/v1/deployments": all namespaces. */
  readonly path: string;
  /** Kept at most, the newest by `age`; absent: all. */
  readonly newest?: { readonly most: number; readonly age: (report: ReportOf<K>) => number };
  /** @param json the object as it came, which nobody vouches for. */
  toReport(json: Json, meta: ObjectReport, share: Share): ReportOf<K>;
}

/** A rule of RBAC. */
export interface KindRight {
  /** "" for the core group. */
  readonly group: string;
  readonly resource: string;
  readonly verbs: readonly ["list", "watch"];
}

/** The same object for equal content, so that a thousand pods of one template hold it once. */
export type Share = <T extends object>(value: T) => T;

export function defineKind<K extends ClusterKind>(
  kind: K,
  { group, version, resource }: { group: string; version: string; resource: string },
  toReport: KindSource<K>["toReport"],
  options: Pick<KindSource<K>, "newest"> = {},
): KindSource<K> {
  return {
    kind,
    right: { group, resource, verbs: ["list", "watch"] },
    path: `${group === "" ? "/api" : `/apis/${group}`}/${version}/${resource}`,
    toReport,
    ...options,
  };
}
