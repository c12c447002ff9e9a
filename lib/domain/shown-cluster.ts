import type { ClusterConnection } from "./cluster-connection";
import type { SourceStatus } from "./source";

/** Where a cluster comes from: a person, or what the panel finds at its start. */
export type ClusterOrigin = "manual" | "in-cluster";

/** Where a cluster's connection leads, as it may be shown: nothing that it signs in with. */
export interface ShownAddress {
  readonly source: ClusterConnection["source"];
  readonly server: string | null;
  readonly context: string | null;
  readonly path: string | null;
  readonly ca: string | null;
  /** The command that is run for its credentials, without what it is given. */
  readonly runs: string | null;
}

/** A cluster as the settings show it: nothing that it signs in with ever leaves the server. */
export interface ShownCluster extends ShownAddress {
  readonly id: string;
  readonly name: string;
  readonly origin: ClusterOrigin;
  /** Null while it isn't observed. */
  readonly status: SourceStatus | null;
}
