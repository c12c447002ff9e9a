import type { ClusterConnection, ClusterContext, ExecCommand } from "@/lib/domain/cluster-connection";
import type { ShownCluster } from "@/lib/domain/shown-cluster";

export type Source = ClusterConnection["source"];

/** What stands in the form. Secrets are empty where the stored ones are to be kept. */
export interface ClusterDraft {
  readonly name: string;
  readonly source: Source;
  readonly text: string;
  readonly path: string;
  /** Null until one is chosen: the kubeconfig's current one. */
  readonly context: string | null;
  readonly allowedExec: ExecCommand | null;
  readonly server: string;
  readonly ca: string;
  readonly token: string;
}

const emptyDraft: ClusterDraft = {
  name: "",
  source: "kubeconfig",
  text: "",
  path: "",
  context: null,
  allowedExec: null,
  server: "",
  ca: "",
  token: "",
};

/** @param path - Of a kubeconfig that the panel offers. */
export function draftOf(cluster: ShownCluster | null, path: string | null): ClusterDraft {
  if (!cluster) return path === null ? emptyDraft : { ...emptyDraft, source: "file", path };
  return {
    ...emptyDraft,
    name: cluster.name,
    source: cluster.source,
    path: cluster.path ?? "",
    context: cluster.context,
    server: cluster.server ?? "",
    ca: cluster.ca ?? "",
  };
}

/** Another kubeconfig has other contexts, and a command is allowed for the one context that it was shown for. */
export function withChange(draft: ClusterDraft, change: Partial<ClusterDraft>): ClusterDraft {
  const isOther = "source" in change || "text" in change || "path" in change;
  return {
    ...draft,
    ...(isOther ? { context: null } : {}),
    ...(isOther || "context" in change ? { allowedExec: null } : {}),
    ...change,
  };
}

/** The context that a draft means: the chosen one, else the current one, else the only one. */
export const chosenOf = (draft: ClusterDraft, contexts: readonly ClusterContext[]): ClusterContext | null =>
  draft.context === null
    ? (contexts.find(({ current }) => current) ?? (contexts.length === 1 ? contexts[0] : undefined) ?? null)
    : (contexts.find(({ name }) => name === draft.context) ?? null);

/** As the commands take it. */
export function toInput({ name, source, text, path, context, allowedExec, server, ca, token }: ClusterDraft) {
  switch (source) {
    case "kubeconfig":
      return { name, connection: { source, text, context, allowedExec } };
    case "file":
      return { name, connection: { source, path, context, allowedExec } };
    case "token":
      return { name, connection: { source, server, ca, token } };
    case "in-cluster":
      return { name, connection: { source } };
  }
}
