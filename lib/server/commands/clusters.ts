import "server-only";
import type { ClusterContext, ClusterTest } from "@/lib/domain/cluster-connection";
import {
  addClusterInput,
  type ClusterConnectionInput,
  contextsInput,
  removeClusterInput,
  renameClusterInput,
  testClusterInput,
  updateClusterInput,
} from "@/lib/domain/schemas/cluster.schema";
import { readKubeconfigFile } from "@/lib/server/clusters/read-kubeconfig-file";
import { readContexts, testClusterConnection } from "@/lib/server/kubernetes/test-connection";
import { defineCommand } from "./define-command";

/** Where it leads, for the audit: never a token or a key, and of a command only what is run. */
function where(connection: ClusterConnectionInput): string {
  switch (connection.source) {
    case "kubeconfig":
      return `a pasted kubeconfig${chosenIn(connection)}`;
    case "file":
      return `${connection.path}${chosenIn(connection)}`;
    case "token":
      return connection.server;
    case "in-cluster":
      return "the cluster that it runs in";
  }
}

const chosenIn = ({ context, allowedExec }: ClusterConnectionInput & { source: "kubeconfig" | "file" }): string =>
  `${context === null ? "" : `, context ${context}`}${allowedExec === null ? "" : `, may run ${allowedExec.command}`}`;

/** Tries a connection and says what is there, or exactly why not. Changes nothing; audited because it knocks at machines. */
export const test = defineCommand({
  name: "clusters.test",
  input: testClusterInput,
  permission: "clusters:manage",
  target: ({ name, connection }) => `${name} at ${where(connection)}`,
  audit: "change",
  run: async ({ clusterId, name, connection }, { runtime }): Promise<ClusterTest> =>
    testClusterConnection(await runtime.clusters.connection(clusterId, connection), name),
});

/** What a kubeconfig offers to choose from. Changes nothing; audited because it may read a file of the panel's machine. */
export const readKubeconfig = defineCommand({
  name: "clusters.read-kubeconfig",
  input: contextsInput,
  permission: "clusters:manage",
  target: (kubeconfig) => (kubeconfig.source === "file" ? kubeconfig.path : "a pasted kubeconfig"),
  audit: "change",
  run: async (kubeconfig): Promise<readonly ClusterContext[]> =>
    readContexts(kubeconfig.source === "file" ? readKubeconfigFile(kubeconfig.path) : kubeconfig.text),
});

export const add = defineCommand({
  name: "clusters.add",
  input: addClusterInput,
  permission: "clusters:manage",
  target: ({ name, connection }) => `${name} at ${where(connection)}`,
  audit: "change",
  run: async ({ name, connection }, { runtime }) => ({ clusterId: await runtime.clusters.add(name, connection) }),
});

/** Another address or other credentials for a cluster; what it is called and what happened to its workloads stays. */
export const update = defineCommand({
  name: "clusters.update",
  input: updateClusterInput,
  permission: "clusters:manage",
  target: ({ clusterId, name, connection }) => `${clusterId}: ${name} at ${where(connection)}`,
  audit: "change",
  run: ({ clusterId, name, connection }, { runtime }) => runtime.clusters.update(clusterId, name, connection),
});

export const rename = defineCommand({
  name: "clusters.rename",
  input: renameClusterInput,
  permission: "clusters:manage",
  target: ({ clusterId, name }) => `${clusterId} to ${name}`,
  audit: "change",
  run: ({ clusterId, name }, { runtime }) => runtime.clusters.rename(clusterId, name),
});

export const remove = defineCommand({
  name: "clusters.remove",
  input: removeClusterInput,
  permission: "clusters:manage",
  target: ({ clusterId, name }) => `${clusterId}: ${name}`,
  audit: "change",
  run: ({ clusterId, name }, { runtime }) => runtime.clusters.remove(clusterId, name),
});
