import type { TemplateReport } from "../../cluster-report/templates";
import type { NodeId } from "../../ids";
import { nodesOf } from "../../normalise/nodes-of";
import type { NormalCluster } from "../../normalise/normalise-cluster";
import type { WorkloadFacts } from "../../normalise/workload-facts";
import type { ClusterContext } from "../../place/cluster-context";
import { isEverybodys } from "../everybodys-folders";

/** Data that a workload mounts and that others may mount too. */
export interface Share {
  /** A claim's name; a folder of a host; an export of an NFS server. */
  readonly what:
    | { readonly kind: "claim"; readonly namespace: string; readonly name: string }
    | { readonly kind: "folder"; readonly hostId: NodeId; readonly path: string }
    | { readonly kind: "nfs"; readonly server: string; readonly path: string };
  /** Where it sees it. */
  readonly target: string;
  readonly readOnly: boolean;
}

/** What a workload shares, by its template and by the nodes that it runs on. */
export function sharesOf(
  facts: WorkloadFacts,
  { report }: Pick<NormalCluster, "report">,
  { nodes }: Pick<ClusterContext, "nodes">,
): readonly Share[] {
  const { template, namespace, claims } = facts;
  if (!template || template.volumes.length === 0) return [];
  const found: Share[] = [];
  for (const { name, kind, source } of template.volumes) {
    const seen = mountOf(name, template);
    if (kind === "nfs") found.push({ what: nfs(source), ...seen });
    if (kind === "host-path") found.push(...folders(source, facts, nodes, seen));
    if (kind !== "claim") continue;
    found.push({ what: { kind: "claim", namespace, name: source }, ...seen });
    const volume = report.objects.PersistentVolume.get(claims.find((claim) => claim.name === source)?.volumeName ?? "");
    if (volume?.kind === "nfs") found.push({ what: nfs(volume.source), ...seen });
    if (volume?.kind === "host-path" || volume?.kind === "local")
      found.push(...folders(volume.source, facts, nodes, seen));
  }
  return found;
}

/** "10.0.10.5:/export/media" */
function nfs(source: string): Share["what"] {
  const cut = source.indexOf(":/");
  return {
    kind: "nfs",
    server: source.slice(0, Math.max(cut, 0)).toLowerCase(),
    path: withoutSlash(source.slice(cut + 1)),
  };
}

const withoutSlash = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, "") : path);

function folders(
  path: string,
  { pods }: WorkloadFacts,
  nodes: ClusterContext["nodes"],
  seen: Pick<Share, "target" | "readOnly">,
): Share[] {
  if (isEverybodys(path)) return [];
  const hosts = new Set(nodesOf(pods).flatMap((name) => nodes.get(name)?.hostId ?? []));
  return [...hosts].map((hostId) => ({ what: { kind: "folder", hostId, path: withoutSlash(path) }, ...seen }));
}

function mountOf(volume: string, { containers }: TemplateReport): Pick<Share, "target" | "readOnly"> {
  const mounts = containers.flatMap((each) => each.mounts.filter((mount) => mount.volume === volume));
  return { target: mounts[0]?.path ?? "", readOnly: mounts.every(({ readOnly }) => readOnly) };
}
