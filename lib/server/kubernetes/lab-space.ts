import "server-only";
import { readFileSync } from "node:fs";
import { createPanelAccount } from "@/e2e/lab/kubernetes/panel-account.mjs";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import { kubectl, labCluster, type WatchedCluster, watchCluster } from "./watch-cluster";

type PanelAccount = Awaited<ReturnType<typeof createPanelAccount>>;

/** For `*.lab.test.ts`: a namespace of one file on the lab's cluster, and what is taken away with it. */
export interface LabSpace {
  readonly admin: Extract<ClusterConnection, { source: "kubeconfig" }>;
  /** What is to be undone after the last test, last first. */
  atEnd(end: () => unknown): void;
  /** Makes the namespace. */
  open(): Promise<void>;
  /** Undoes all that was told to `atEnd` and leaves the namespace to be deleted. */
  close(): Promise<void>;
  /** Creates or changes them and waits for none. */
  apply(...objects: readonly object[]): Promise<string>;
  /** What `kubectl get … -o json` says of this namespace, unshaped. */
  // biome-ignore lint/suspicious/noExplicitAny: what the cluster says, unshaped.
  get(...what: readonly string[]): Promise<any>;
  /** The id of a workload's node on the map. */
  id(kind: string, name: string): string;
  /** Resolves once the source, of cluster "lab", is live. */
  watch(connection: ClusterConnection): Promise<WatchedCluster>;
  /** An account of this namespace with roles of deploy/rbac. */
  account(account: Omit<Parameters<typeof createPanelAccount>[1], "namespace">): Promise<{
    readonly connection: ClusterConnection;
    readonly bind: PanelAccount["bind"];
  }>;
}

/** @param space - The namespace's name, of this run alone. May be called where the lab has no cluster. */
export function createLabSpace(space: string): LabSpace {
  const kubeconfig = labCluster?.kubeconfig ?? "/dev/null";
  const text = readFileSync(kubeconfig, "utf8");
  const ends: (() => unknown)[] = [];
  return {
    admin: { source: "kubeconfig", text, context: null, allowedExec: null },
    atEnd: (end) => void ends.push(end),
    async open() {
      await kubectl(["create", "namespace", space]);
      ends.push(() => kubectl(["delete", "namespace", space, "--wait=false"]));
    },
    async close() {
      for (const end of ends.splice(0).reverse()) await end();
    },
    apply: (...items) => kubectl(["apply", "-f", "-"], JSON.stringify({ apiVersion: "v1", kind: "List", items })),
    get: async (...what) => JSON.parse(await kubectl(["get", ...what, "-n", space, "-o", "json"])),
    id: (kind, name) => `workload:lab/${kind}/${space}/${name}`,
    async watch(connection) {
      const watched = watchCluster(connection, "lab");
      ends.push(() => watched.source.dispose());
      await watched.until("live", () => watched.source.status().state === "live", 20_000);
      return watched;
    },
    async account(account) {
      const { server, ca, token, bind, remove } = await createPanelAccount(
        { kubeconfig },
        { namespace: space, ...account },
      );
      ends.push(remove);
      return { connection: { source: "token", server, ca, token }, bind };
    },
  };
}
