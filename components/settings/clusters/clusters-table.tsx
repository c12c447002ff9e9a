"use client";

import { useLab } from "@/components/live/lab-store";
import { Table, TableHead } from "@/components/ui/table";
import type { ShownCluster } from "@/lib/domain/shown-cluster";
import { ActsHead } from "../acts-head";
import { ClusterRow } from "./cluster-row";
import { NoClusters } from "./no-clusters";

/** The clusters as they are kept, each with its state as the stream tells it. */
export function ClustersTable({ clusters }: { clusters: readonly ShownCluster[] }) {
  const sources = useLab((lab) => lab.sources);
  if (clusters.length === 0) return <NoClusters />;
  return (
    <Table>
      <thead>
        <tr>
          <TableHead>Cluster</TableHead>
          <TableHead>State</TableHead>
          <TableHead className="max-md:hidden">Version</TableHead>
          <ActsHead />
        </tr>
      </thead>
      <tbody>
        {clusters.map((cluster) => (
          <ClusterRow key={cluster.id} cluster={cluster} status={sources.get(cluster.id) ?? cluster.status} />
        ))}
      </tbody>
    </Table>
  );
}
