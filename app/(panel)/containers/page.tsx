import type { Metadata } from "next";
import { ContainersPage } from "@/components/containers/containers-page";
import { InspectorSlot } from "@/components/containers/inspector/inspector-slot";
import { SelectionSlot } from "@/components/containers/select/selection-slot";
import { TableMenu } from "@/components/topology/menu/table-menu";
import { ClusterInspectorSlot } from "@/components/workloads/inspector-slot";

export const metadata: Metadata = { title: "Containers" };

export default function Page() {
  return (
    <div className="flex h-full min-w-0">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="min-h-0 flex-1">
          <TableMenu>
            <ContainersPage />
          </TableMenu>
        </div>
        <SelectionSlot />
      </div>
      <InspectorSlot />
      <ClusterInspectorSlot />
    </div>
  );
}
