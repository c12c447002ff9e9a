import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { ClusterDialog } from "@/components/settings/clusters/cluster-dialog";
import { ClustersTable } from "@/components/settings/clusters/clusters-table";
import { OfferedKubeconfigs } from "@/components/settings/clusters/offered-kubeconfigs";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { readQuery } from "@/lib/server/commands/read-query";
import { listClusters } from "@/lib/server/queries/clusters";

export const metadata: Metadata = { title: "Clusters" };

export default async function ClustersPage() {
  const { clusters, offered } = await readQuery(listClusters, {});
  return (
    <Page
      title="Clusters"
      lead="The Kubernetes clusters that this panel watches. Each has its own connection: one that hangs or refuses disturbs no other."
      actions={
        <ClusterDialog
          cluster={null}
          trigger={
            <Button variant="primary">
              <Plus className="size-4" aria-hidden /> Add a cluster
            </Button>
          }
        />
      }
    >
      <OfferedKubeconfigs paths={offered} />
      <ClustersTable clusters={clusters} />
    </Page>
  );
}
