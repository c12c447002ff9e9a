import "server-only";
import type { ClusterConnection, ClusterContext } from "@/lib/domain/cluster-connection";
import { BulkheadError } from "@/lib/domain/failure";
import { parseKubeconfig } from "@/lib/server/kubernetes/connection/parse-kubeconfig";
import { resolveConnection } from "@/lib/server/kubernetes/connection/resolve-connection";
import { toClusterError, toTrouble } from "@/lib/server/kubernetes/errors";
import { readContexts } from "@/lib/server/kubernetes/test-connection";
import { readKubeconfigFile } from "./read-kubeconfig-file";

/**
 * A connection as it is kept: its context by name, so that `kubectl config use-context` doesn't lead the panel to another
 * cluster, and of a pasted kubeconfig that context alone, so that no key is kept that nobody uses. Dials nothing.
 *
 * @throws BulkheadError at its field for what can't work whatever the cluster says.
 */
export function settleConnection(name: string, connection: ClusterConnection): ClusterConnection {
  try {
    resolveConnection(connection);
  } catch (error) {
    throw refused(name, connection, error);
  }
  switch (connection.source) {
    case "kubeconfig": {
      const context = chosen(readContexts(connection.text), connection.context);
      return { ...connection, context, text: onlyContext(connection.text, context) };
    }
    case "file": {
      const contexts = readContexts(readKubeconfigFile(connection.path));
      return { ...connection, context: chosen(contexts, connection.context) };
    }
    default:
      return connection;
  }
}

/** It is there: the connection has been resolved. */
const chosen = (contexts: readonly ClusterContext[], wanted: string | null): string =>
  wanted ?? (contexts.find(({ current }) => current) ?? contexts[0])?.name ?? "";

function onlyContext(text: string, name: string): string {
  const { contexts, clusters, users } = parseKubeconfig(text);
  const context = contexts.get(name)?.json ?? {};
  const [cluster, user] = [String(context.cluster), String(context.user)];
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    contexts: [{ name, context }],
    clusters: [{ name: cluster, cluster: clusters.get(cluster)?.json }],
    users: [{ name: user, user: users.get(user)?.json }],
  });
}

function refused(name: string, connection: ClusterConnection, error: unknown): BulkheadError {
  const { kind, message, options } = toClusterError(name, error);
  const field = toTrouble(error).why === "exec-not-allowed" ? "allowedExec" : mainField[connection.source];
  return new BulkheadError(kind, message, { ...options, fields: field ? { [`connection.${field}`]: message } : {} });
}

const mainField = { kubeconfig: "text", file: "path", token: "token", "in-cluster": null } as const;
