import "server-only";
import type { ClusterConnection, ClusterContext, ClusterTest } from "@/lib/domain/cluster-connection";
import { clusterKinds } from "@/lib/domain/cluster-report";
import { createSignIn } from "./connection/authorise";
import { connectCluster } from "./connection/connect-cluster";
import { parseKubeconfig } from "./connection/parse-kubeconfig";
import { listContexts } from "./connection/select-context";
import { toClusterError } from "./errors";
import { kindSources } from "./kinds/kinds";
import { reviewAccess } from "./observe/access-review";
import { askVersion } from "./observe/observe-cluster";

/**
 * Tries a connection once, from reading its files to asking for rights, and says what is there or exactly why not. `name`
 * is what messages call the cluster. Kinds that the account may not read are named; they are no failure.
 */
export async function testClusterConnection(
  connection: ClusterConnection,
  name = "this cluster",
): Promise<ClusterTest> {
  const controller = new AbortController();
  const { signal } = controller;
  let close = () => {};
  try {
    const connected = await connectCluster(connection, { signIn: createSignIn(), onSkew: () => undefined });
    close = () => connected.connection.close();
    const version = await askVersion(connected.connection, signal);
    const review = await reviewAccess(connected.connection, signal);
    const missing = await Promise.all(clusterKinds.map((kind) => review(kindSources[kind].right, signal)));
    return {
      ok: true,
      version,
      address: connected.address,
      notPermitted: clusterKinds.filter((_, index) => missing[index] !== null),
    };
  } catch (error) {
    const { kind, message } = toClusterError(name, error);
    return { ok: false, failure: { kind, message } };
  } finally {
    close();
  }
}

/** The contexts of a pasted kubeconfig, for a person to choose from. @throws BulkheadError that says what is wrong where. */
export function readContexts(text: string): readonly ClusterContext[] {
  try {
    return listContexts(parseKubeconfig(text));
  } catch (error) {
    throw toClusterError("this cluster", error);
  }
}
