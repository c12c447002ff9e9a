import type { Way } from "../way-choice";
import type { Source } from "./cluster-draft";

/** The ways of reaching a cluster, the usual one first. */
export const clusterWays: readonly Way<Source>[] = [
  {
    value: "kubeconfig",
    label: "Kubeconfig",
    lead: "Paste it here. Only the context that you choose is kept, and encrypted.",
  },
  {
    value: "file",
    label: "File",
    lead: "A kubeconfig on the machine, or in the container, that the panel runs on. It is read anew for each connection.",
  },
  { value: "token", label: "Token", lead: "A service account's token: it can do what its roles allow, and no more." },
  { value: "in-cluster", label: "In-cluster", lead: "The panel runs in the cluster, with its pod's service account." },
];
