import "server-only";
import {
  type ClusterKind,
  type ClusterObjects,
  type ClusterReport,
  clusterKinds,
  type KindState,
  type KindStatus,
} from "@/lib/domain/cluster-report";
import type { Reason } from "@/lib/domain/reason";
import { createKindTable, type KindTable } from "../kinds/kind-table";
import { kindSources } from "../kinds/kinds";
import { createShare } from "../kinds/share";
import type { ChangedObjects } from "../types";

/** The last report of one cluster, and what has changed in it since it was last taken. */
export interface ReportStore {
  table<K extends ClusterKind>(kind: K): KindTable<K>;
  setFacts(facts: { version: string; address: string }): void;
  setKind(kind: ClusterKind, state: KindState, reason: Reason | null): void;
  kind(kind: ClusterKind): KindStatus;
  current(): ClusterReport;
  /** Whether anything has changed since `takeChanges`, the state of a kind or the facts too. */
  hasChanged(): boolean;
  takeChanges(): ChangedObjects;
}

/** @param onChange called with each change: cheap, and often. */
export function createReportStore(clusterId: string, onChange: () => void): ReportStore {
  const share = createShare();
  const changed = new Map<ClusterKind, Set<string>>();
  let hasChanged = false;
  let report: ClusterReport | null = null;
  let facts = { version: "", address: "" };
  let kinds = fromEach((): KindStatus => ({ state: "waiting", since: Date.now(), reason: null }));

  function touch(): void {
    report = null;
    hasChanged = true;
    onChange();
  }

  const tables = fromEach((kind) =>
    createKindTable(kindSources[kind], share, (key) => {
      const keys = changed.get(kind) ?? new Set();
      changed.set(kind, keys.add(key));
      touch();
    }),
  ) as { readonly [K in ClusterKind]: KindTable<K> };

  return {
    table: (kind) => tables[kind],
    kind: (kind) => kinds[kind],
    setFacts(next) {
      if (next.version === facts.version && next.address === facts.address) return;
      facts = next;
      touch();
    },
    setKind(kind, state, reason) {
      const known = kinds[kind];
      if (known.state === state && JSON.stringify(known.reason) === JSON.stringify(reason)) return;
      kinds = { ...kinds, [kind]: { state, since: known.state === state ? known.since : Date.now(), reason } };
      touch();
    },
    current() {
      report ??= {
        clusterId,
        at: Date.now(),
        cluster: { ...facts, ownId: tables.Namespace.snapshot().get("kube-system")?.uid ?? "" },
        kinds,
        objects: fromEach((kind) => tables[kind].snapshot()) as unknown as ClusterObjects,
      };
      return report;
    },
    hasChanged: () => hasChanged,
    takeChanges() {
      const taken = Object.fromEntries([...changed].map(([kind, keys]) => [kind, [...keys]]));
      changed.clear();
      hasChanged = false;
      return taken;
    },
  };
}

const fromEach = <T>(make: (kind: ClusterKind) => T): Readonly<Record<ClusterKind, T>> =>
  Object.fromEntries(clusterKinds.map((kind) => [kind, make(kind)])) as Record<ClusterKind, T>;
