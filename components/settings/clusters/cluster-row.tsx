"use client";

import { Button } from "@/components/ui/button";
import { TableCell } from "@/components/ui/table";
import { removeCluster, renameCluster } from "@/lib/actions/clusters";
import type { Reason } from "@/lib/domain/reason";
import type { ShownCluster } from "@/lib/domain/shown-cluster";
import type { SourceStatus } from "@/lib/domain/source";
import { type ClusterFailure, clusterFailures } from "@/lib/domain/words/cluster-failure-words";
import { RemoveButton } from "../remove-button";
import { RenameButton } from "../rename-button";
import { SourceRow } from "../source-row";
import { SourceState } from "../source-state";
import { ClusterDialog } from "./cluster-dialog";
import { whereOf } from "./where-of";

export function ClusterRow({ cluster, status }: { cluster: ShownCluster; status: SourceStatus | null }) {
  return (
    <SourceRow
      name={cluster.name}
      origin={cluster.origin === "in-cluster" ? "the panel runs in it" : null}
      where={whereOf(cluster)}
      state={<SourceState status={status} secrets="credentials" remedyOf={remedyOf} />}
      acts={cluster.origin === "manual" ? <Own cluster={cluster} /> : <Found cluster={cluster} />}
    >
      <TableCell className="whitespace-nowrap max-md:hidden">{status?.version ?? "–"}</TableCell>
    </SourceRow>
  );
}

const remedyOf = ({ data }: Reason): string => clusterFailures[data.why as ClusterFailure]?.remedy ?? "";

/** What it signs in with goes with it and nobody can bring it back, so its name is typed. */
const Own = ({ cluster }: { cluster: ShownCluster }) => (
  <>
    <ClusterDialog
      cluster={cluster}
      trigger={
        <Button size="small" variant="line" aria-label={`Edit ${cluster.name}`}>
          Edit
        </Button>
      }
    />
    <RemoveButton
      name={cluster.name}
      consequence="Its workloads leave the map and its stored credentials are deleted. Nothing in the cluster is changed."
      isTyped
      send={(name) => removeCluster({ clusterId: cluster.id, name })}
    />
  </>
);

const Found = ({ cluster }: { cluster: ShownCluster }) => (
  <RenameButton
    what="cluster"
    name={cluster.name}
    send={(input) => renameCluster({ ...input, clusterId: cluster.id })}
  />
);
