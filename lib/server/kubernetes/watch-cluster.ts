import "server-only";
import { run } from "@/e2e/lab/run.mjs";
import { readLab } from "@/e2e/lab/state.mjs";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import type { ClusterKind } from "@/lib/domain/cluster-report";
import type { SourceStatus } from "@/lib/domain/source";
import { until } from "@/lib/server/sources/until";
import { createClusterSource } from "./create-cluster-source";
import { kindSources } from "./kinds/kinds";
import type { ChangedObjects, ClusterSource } from "./types";

/** For `*.lab.test.ts`: the lab's cluster; undefined when the lab runs without one. */
export const labCluster = readLab()?.kubernetes;

/** kubectl as the admin, the oracle. Resolves with what it printed. */
export const kubectl = async (args: readonly string[], input?: string): Promise<string> =>
  String(await run("kubectl", ["--kubeconfig", labCluster?.kubeconfig ?? "", ...args], { input }));

/** What kubectl says there is of a kind: keys as a report has them. */
export async function keysByKubectl(kind: ClusterKind): Promise<readonly string[]> {
  const { group, resource } = kindSources[kind].right;
  const template =
    '{range .items[*]}{.metadata.namespace}{"/"}{.metadata.name}{" "}{.metadata.resourceVersion}{"\\n"}{end}';
  const said = await kubectl(["get", group ? `${resource}.${group}` : resource, "-A", "-o", `jsonpath=${template}`]);
  return said
    .split("\n")
    .filter(Boolean)
    .map((line) => line.replace(/^\//, ""))
    .sort();
}

/** A source whose every word is kept, and ways to wait for one. */
export interface WatchedCluster {
  readonly source: ClusterSource;
  readonly statuses: SourceStatus[];
  readonly told: { readonly changed: ChangedObjects; readonly eventAt: number | null; readonly at: number }[];
  /** Keys and versions of a kind, to be compared with `keysByKubectl`. */
  keys(kind: ClusterKind): readonly string[];
  /** Resolves once `holds` does; rejects after `ms`, saying `what` was waited for. */
  until(what: string, holds: () => boolean | Promise<boolean>, ms?: number): Promise<void>;
}

export function watchCluster(connection: ClusterConnection, name = "watched"): WatchedCluster {
  const statuses: SourceStatus[] = [];
  const told: WatchedCluster["told"] = [];
  const source = createClusterSource(
    { id: name, name, connection },
    {
      status: (status) => statuses.push(status),
      report: (_report, changed, eventAt) => told.push({ changed, eventAt, at: performance.now() }),
    },
  );
  const keys = (kind: ClusterKind) =>
    [...(source.report()?.objects[kind] ?? [])].map(([key, { resourceVersion }]) => `${key} ${resourceVersion}`).sort();
  return { source, statuses, told, keys, until };
}
