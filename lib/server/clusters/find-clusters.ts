import "server-only";
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import type { ClusterOrigin } from "@/lib/domain/shown-cluster";

export interface FoundCluster {
  readonly name: string;
  readonly origin: Exclude<ClusterOrigin, "manual">;
  readonly connection: ClusterConnection;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The cluster to connect to without being asked: the one that the panel runs in, with the service account that whoever
 * deployed it gave to its pod. A demo or a test never touches the cluster that it happens to run in.
 */
export function findClusters(variables: Variables, { isMarked }: { isMarked: boolean }): readonly FoundCluster[] {
  const isInside = Boolean(variables.KUBERNETES_SERVICE_HOST && variables.KUBERNETES_SERVICE_PORT);
  return isInside && !isMarked
    ? [{ name: "in-cluster", origin: "in-cluster", connection: { source: "in-cluster" } }]
    : [];
}

/**
 * Kubeconfigs of this machine that a person may want to add: those that KUBECONFIG names, else where kubectl and k3s put
 * theirs. They are offered and never taken: a shell's KUBECONFIG says which cluster its owner works on, often as an admin
 * and often with a command to run, not which one the panel should watch. Each file is offered by itself, since two of
 * them may mean different users by one name.
 */
export function findKubeconfigs(
  variables: Variables,
  { isMarked, isReadable = isReadableFile }: { isMarked: boolean; isReadable?: (path: string) => boolean },
): readonly string[] {
  const named = (variables.KUBECONFIG ?? "").split(path.delimiter).filter((file) => path.isAbsolute(file));
  const usual = isMarked ? [] : [`${homedir()}/.kube/config`, "/etc/rancher/k3s/k3s.yaml"];
  return [...new Set(named.length > 0 ? named : usual)].filter(isReadable);
}

function isReadableFile(file: string): boolean {
  try {
    accessSync(/* turbopackIgnore: true */ file, constants.R_OK);
    return statSync(/* turbopackIgnore: true */ file).isFile();
  } catch {
    return false;
  }
}
