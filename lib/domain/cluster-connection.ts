import type { ClusterKind } from "./cluster-report";
import type { Failure } from "./failure";

/** How a cluster is reached. Secrets (tokens, keys, pasted texts) live here only in memory; at rest they are sealed. */
export type ClusterConnection =
  /** A pasted kubeconfig. It may name no files: they would be files of the panel's machine. */
  | {
      readonly source: "kubeconfig";
      readonly text: string;
      /** Null: its current context. */
      readonly context: string | null;
      /** The one credential plugin that an admin allows to be run, as the kubeconfig writes it; null: none. */
      readonly allowedExec: ExecCommand | null;
    }
  /** A kubeconfig of the panel's machine, read anew for each connection; its relative paths begin at its folder. */
  | {
      readonly source: "file";
      /** Absolute. */
      readonly path: string;
      readonly context: string | null;
      readonly allowedExec: ExecCommand | null;
    }
  | {
      readonly source: "token";
      /** "https://10.0.20.10:6443" */
      readonly server: string;
      /** PEM; "" where the server's certificate is signed by a CA that the machine trusts. */
      readonly ca: string;
      readonly token: string;
    }
  /** The panel runs in the cluster, with its pod's service account. */
  | { readonly source: "in-cluster" };

/** A credential plugin's whole command: another argument or variable makes it another command. */
export interface ExecCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
}

export interface ClusterConfig {
  readonly id: string;
  readonly name: string;
  readonly connection: ClusterConnection;
}

/** What a kubeconfig offers to choose from. */
export interface ClusterContext {
  readonly name: string;
  readonly current: boolean;
  /** "" where its cluster is missing. */
  readonly server: string;
  readonly user: string;
  /** The plugin that this context would run, for an admin to allow; null: it runs none. */
  readonly exec: ExecCommand | null;
}

/** What trying a connection found. */
export type ClusterTest =
  | {
      readonly ok: true;
      /** "v1.34.4"; "" where the account may not ask. */
      readonly version: string;
      readonly address: string;
      /** Kinds that the account may not list and watch. */
      readonly notPermitted: readonly ClusterKind[];
    }
  | { readonly ok: false; readonly failure: Failure };
