"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import type { Reason } from "@/lib/domain/reason";
import type { SourceStatus } from "@/lib/domain/source";
import { type ClusterFailure, clusterFailures } from "@/lib/domain/words/cluster-failure-words";
import { SourceState } from "../source-state";
import { ClusterDialog } from "./cluster-dialog";
import { RemoveCluster } from "./remove-cluster";
import { RenameCluster } from "./rename-cluster";
import { type ShownCluster, whereOf } from "./shown-cluster";

export function ClusterRow({ cluster, status }: { cluster: ShownCluster; status: SourceStatus | null }) {
  return (
    <TableRow>
      <TableCell className="py-2">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{cluster.name}</span>
          {cluster.origin === "in-cluster" ? <Badge>the panel runs in it</Badge> : null}
        </span>
        <span
          className="block max-w-[44ch] truncate max-md:max-w-[16ch] text-label text-text-muted"
          title={whereOf(cluster)}
        >
          {whereOf(cluster)}
        </span>
      </TableCell>
      <TableCell className="max-w-[46ch] py-2">
        {status ? (
          <SourceState status={status} remedyOf={remedyOf} />
        ) : (
          "Its credentials can't be opened. Edit it and enter them again."
        )}
      </TableCell>
      <TableCell className="whitespace-nowrap max-md:hidden">{status?.version ?? "–"}</TableCell>
      <TableCell>
        <span className="flex justify-end gap-2 max-md:flex-col max-md:py-2">
          {cluster.origin === "manual" ? (
            <>
              <ClusterDialog
                cluster={cluster}
                trigger={
                  <Button size="small" variant="line" aria-label={`Edit ${cluster.name}`}>
                    Edit
                  </Button>
                }
              />
              <RemoveCluster cluster={cluster} />
            </>
          ) : (
            <RenameCluster cluster={cluster} />
          )}
        </span>
      </TableCell>
    </TableRow>
  );
}

const remedyOf = ({ data }: Reason): string => clusterFailures[data.why as ClusterFailure]?.remedy ?? "";
